import assert from 'node:assert/strict';
import { loadWorkload, missingCapabilities } from '@parbench/core';
import { fixtureUrl } from '../case-context.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectFailure, expectNextTask, expectValue, submit } from '../expectations.ts';

/** Buffers move and memory is shared only if the strategy declares it; nothing is copied silently. */
export const transferCases: readonly ConformanceCase[] = [
  {
    clause: 'transfer/moves',
    title: 'a transferred buffer is detached in the driver, reaches the task and comes back',
    requires: ['transfer'],
    async run({ open, capabilities, many }) {
      const executor = await open({ fixture: 'moves' });
      let buffer = Uint8Array.of(1, 2, 3, 4).buffer;
      for (let round = 0; round < many(20); round += 1) {
        const outcome = await executor.submit(buffer, { transfer: [buffer] });
        assert.ok(outcome.status === 'ok', 'The task ran');
        if (capabilities.values !== 'reference') assert.ok(buffer.detached, 'The buffer is detached');
        buffer = outcome.value as typeof buffer;
      }
      const expected = [1, 2, 3, 4].map((byte) => byte + many(20));
      assert.deepEqual([...new Uint8Array(buffer)], expected);
    },
  },
  {
    clause: 'transfer/refused',
    title:
      'without the capability, a transfer settles as unserialisable, names what is missing and copies nothing',
    requires: ['no-transfer'],
    async run({ open, capabilities }) {
      const { requires = [] } = await loadWorkload({ url: fixtureUrl('moves') });
      assert.deepEqual(missingCapabilities(requires, capabilities), ['transfer']);
      const executor = await open();
      const bytes = Uint8Array.of(1, 2, 3);
      const act = { act: 'digest', bytes } as const;
      const refused = await submit(executor, act, { transfer: [bytes.buffer] });
      assert.match(expectFailure(refused, 'unserialisable').message, /transfer/);
      assert.equal(bytes.length, 3, 'The buffer is untouched');
      expectValue(await submit(executor, act, { transfer: [] }), { length: 3, sum: 6 });
      await expectNextTask(executor);
    },
  },
  {
    clause: 'transfer/neighbours',
    title: 'a transfer that fails settles its own task as unserialisable, and its neighbours run',
    requires: ['transfer', 'crossing'],
    async run({ open }) {
      const executor = await open();
      const gone = new ArrayBuffer(4);
      structuredClone(gone, { transfer: [gone] });
      const [first, refused, last] = await Promise.all([
        submit(executor, { act: 'echo', value: 1 }),
        submit(executor, { act: 'echo', value: 2 }, { transfer: [gone] }),
        submit(executor, { act: 'echo', value: 3 }),
      ]);
      expectValue(first, 1);
      expectFailure(refused, 'unserialisable');
      expectValue(last, 3);
    },
  },
  {
    clause: 'transfer/shared-memory',
    title: 'the driver sees what a worker writes to shared memory',
    requires: ['shared-memory'],
    async run({ open }) {
      const executor = await open();
      const memory = new SharedArrayBuffer(4);
      const stored = await submit(executor, { act: 'store', memory, value: 42 });
      assert.equal(stored.status, 'ok');
      assert.equal(new Int32Array(memory)[0], 42);
    },
  },
  {
    clause: 'transfer/shared-memory-refused',
    title: 'without the capability, a task with shared memory settles as unserialisable and gets no copy',
    requires: ['no-shared-memory'],
    async run({ open }) {
      const executor = await open();
      const memory = new SharedArrayBuffer(4);
      expectFailure(await submit(executor, { act: 'store', memory, value: 42 }), 'unserialisable');
      await expectNextTask(executor);
    },
  },
];
