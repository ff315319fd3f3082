import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectNextTask, submit } from '../expectations.ts';
import { leftoversSince, takeSettledInventory } from '../inventory.ts';

/** A closed executor leaves nothing: no process, thread, handle, socket or file. */
export const leftoverCases: readonly ConformanceCase[] = [
  {
    clause: 'leftovers/use',
    title: 'a used and closed executor leaves nothing behind',
    requires: ['linux'],
    run: (context) =>
      expectNothingLeft(async () => {
        const executor = await context.open({ workers: 2 });
        await executor.ready();
        await expectNextTask(executor);
        await executor.close();
      }),
  },
  {
    clause: 'leftovers/loss',
    title: 'a closed executor leaves nothing behind after lost workers, deadlines and aborts',
    requires: ['workers', 'linux'],
    run: (context) =>
      expectNothingLeft(async () => {
        const executor = await context.open({ workers: 2 });
        const signal = AbortSignal.timeout(50);
        await Promise.all([
          submit(executor, { act: 'exit', code: 1 }),
          submit(executor, { act: 'loop' }, { deadlineMs: 50 }),
          submit(executor, { act: 'wait', ms: 1_000 }, { signal }),
        ]);
        await executor.ready();
        await executor.close();
      }),
  },
  {
    clause: 'leftovers/refusal',
    title: 'a refused opening leaves nothing behind',
    requires: ['linux'],
    run: (context) =>
      expectNothingLeft(async () => {
        await assert.rejects(context.open({ fixture: 'difficult-setup' }));
      }),
  },
  {
    clause: 'leftovers/files',
    title: 'no file stays in the folder for temporary files',
    async run(context) {
      const folder = await context.createFolder();
      const { TMPDIR: before } = process.env;
      context.defer(() => {
        if (before === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = before;
      });
      process.env.TMPDIR = folder;
      const executor = await context.open();
      await expectNextTask(executor);
      await executor.close();
      assert.deepEqual(readdirSync(folder), []);
    },
  },
  {
    clause: 'leftovers/growth',
    title: 'opening and closing ten times leaves no more behind than once',
    requires: ['linux'],
    deadlineMs: 40_000,
    async run({ open }) {
      const openAndClose = async () => {
        const executor = await open();
        await expectNextTask(executor);
        await executor.close();
      };
      await openAndClose();
      const before = await takeSettledInventory();
      for (let round = 0; round < 10; round += 1) await openAndClose();
      assert.deepEqual(await leftoversSince(before), []);
    },
  },
];

// Runs once before counting, since libraries load and start things that last for the process.
async function expectNothingLeft(use: () => Promise<void>): Promise<void> {
  await use();
  const before = await takeSettledInventory();
  await use();
  assert.deepEqual(await leftoversSince(before), []);
}
