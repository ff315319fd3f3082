import assert from 'node:assert/strict';
import { type Delicate, delicateValue, digestOf, patternOf } from '../act.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectFailure, expectSameWorker, expectValue, submit } from '../expectations.ts';
import type { RequirementName } from '../requirement.ts';

const mebibyte = 1024 * 1024;

/** A value that cannot cross to a worker or back settles its own task, and nothing else. */
export const serialisationCases: readonly ConformanceCase[] = [
  refusedInput('function', ['crossing']),
  refusedInput('symbol', ['crossing']),
  refusedInput('bigint', ['json']),
  refusedInput('cycle', ['json']),
  refusedOutput('function', ['crossing']),
  refusedOutput('symbol', ['crossing']),
  refusedOutput('bigint', ['json']),
  refusedOutput('cycle', ['json']),
  {
    clause: 'serialisation/structured-clone',
    title: 'cycles, BigInts and maps arrive complete if values are cloned',
    requires: ['structured-clone'],
    async run({ open }) {
      const executor = await open();
      const value = { cycle: delicateValue('cycle'), big: 1n, map: new Map([[1, new Set([2])]]) };
      expectValue(await submit(executor, { act: 'echo', value }), value);
    },
  },
  {
    clause: 'serialisation/own-copy',
    title: 'tasks with the same input object each have a copy of their own',
    requires: ['crossing'],
    async run({ open }) {
      const executor = await open();
      const input = { act: 'count', count: 0 } as const;
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => submit(executor, input)));
      for (const outcome of outcomes) expectValue(outcome, 1);
      assert.equal(input.count, 0, "The driver's object is as it was");
    },
  },
  {
    clause: 'serialisation/bytes',
    title: 'typed arrays arrive with the same bytes',
    async run({ open }) {
      const executor = await open();
      const value = patternOf(70_000);
      const outcome = await submit(executor, { act: 'echo', value });
      assert.ok(outcome.status === 'ok');
      assert.deepEqual(digestOf(outcome.value as Uint8Array), digestOf(value));
    },
  },
  {
    clause: 'serialisation/large',
    title: 'an input and an output of 64 MiB arrive complete',
    deadlineMs: 60_000,
    async run({ open }) {
      const executor = await open();
      const bytes = patternOf(64 * mebibyte);
      expectValue(await submit(executor, { act: 'digest', bytes }), digestOf(bytes));
      const outcome = await submit(executor, { act: 'give-bytes', length: bytes.length });
      assert.ok(outcome.status === 'ok');
      assert.ok(Buffer.from(outcome.value as Uint8Array).equals(bytes), 'Every byte arrived');
    },
  },
];

function refusedInput(what: Delicate, requires: readonly RequirementName[]): ConformanceCase {
  return {
    clause: `serialisation/input-${what}`,
    title: `an input with a ${what} settles as unserialisable, and its neighbours run`,
    requires,
    async run(context) {
      const executor = await context.open();
      const [first, refused, last] = await Promise.all([
        submit(executor, { act: 'echo', value: 'first' }),
        submit(executor, { act: 'echo', value: { nested: delicateValue(what) } }),
        submit(executor, { act: 'echo', value: 'last' }),
      ]);
      expectFailure(refused, 'unserialisable');
      expectValue(first, 'first');
      expectValue(last, 'last');
      expectSameWorker(context, first, await submit(executor, { act: 'echo', value: 1 }));
    },
  };
}

function refusedOutput(what: Delicate, requires: readonly RequirementName[]): ConformanceCase {
  return {
    clause: `serialisation/output-${what}`,
    title: `an output with a ${what} settles as unserialisable, and its neighbours settle as ok`,
    requires,
    async run(context) {
      const executor = await context.open();
      const before = await submit(executor, { act: 'echo', value: 1 });
      // Often enough that the kernel sees fast tasks and puts several answers into one message.
      for (let round = 0; round < context.many(150) / 3; round += 1) {
        const [first, refused, last] = await Promise.all([
          submit(executor, { act: 'echo', value: 'first' }),
          submit(executor, { act: 'give', what }),
          submit(executor, { act: 'echo', value: 'last' }),
        ]);
        expectFailure(refused, 'unserialisable');
        expectValue(first, 'first');
        expectValue(last, 'last');
      }
      expectSameWorker(context, before, await submit(executor, { act: 'echo', value: 1 }));
    },
  };
}
