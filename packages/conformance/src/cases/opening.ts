import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isParbenchError, messageOf, type ParbenchErrorCode } from '@parbench/core';
import type { CaseContext, OpenSettings } from '../case-context.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectFailure, expectNextTask, expectWidth, submit } from '../expectations.ts';
import { until, within } from '../time-limits.ts';

/** What cannot be opened is refused with the reason, at once, and leaves nothing behind. */
export const openingCases: readonly ConformanceCase[] = [
  {
    clause: 'opening/workers',
    title: 'a number of workers that is no integer of at least 1 is refused as invalid-workers',
    async run(context) {
      for (const workers of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        await expectRefusal(context, { workers }, 'invalid-workers');
      }
    },
  },
  refusing('module-missing', 'a workload module that does not exist', { fixture: 'does-not-exist' }),
  refusing('module-throws', 'a workload module that throws when it is imported', {
    fixture: 'throws-at-import',
  }),
  refusing('invalid-workload', 'a module without a workload', { fixture: 'no-workload' }),
  refusing('setup-failed', 'a workload whose setup throws', { fixture: 'difficult-setup' }),
  {
    clause: 'opening/module-syntax',
    title: 'a workload module that cannot be parsed is refused as module-syntax',
    async run(context) {
      const file = join(await context.createFolder(), 'broken.mjs');
      await writeFile(file, 'export default {{;');
      await expectRefusal(context, { fixture: pathToFileURL(file).href }, 'module-syntax');
    },
  },
  {
    clause: 'opening/exit',
    title: 'a worker that exits during setup refuses opening as worker-start',
    requires: ['workers'],
    async run(context) {
      await expectRefusal(context, { fixture: 'difficult-setup', params: { how: 'exits' } }, 'worker-start');
    },
  },
  {
    clause: 'opening/aborted',
    title: 'opening is given up when its signal is aborted',
    requires: ['workers'],
    async run({ open }) {
      const controller = new AbortController();
      const params = { how: 'waits' };
      const opening = open({ fixture: 'difficult-setup', params, signal: controller.signal });
      setTimeout(() => controller.abort(), 200);
      const refused = assert.rejects(opening);
      await within(5_000, 'given up: opening', refused);
    },
  },
  {
    clause: 'opening/ready',
    title: 'ready resolves when every worker can run tasks, and may be asked again',
    async run({ open }) {
      const executor = await open({ workers: 2 });
      await Promise.all([executor.ready(), executor.ready()]);
      expectWidth(executor);
      await executor.ready();
      await expectNextTask(executor);
    },
  },
  {
    clause: 'opening/replacement',
    title: 'when no replacement can be started, every task settles as worker-lost, and starting is given up',
    requires: ['workers'],
    deadlineMs: 20_000,
    async run({ open, createFolder }) {
      const poison = join(await createFolder(), 'poison');
      const executor = await open({ params: { taskLog: '', poison } });
      await writeFile(poison, '');
      const lost = submit(executor, { act: 'exit', code: 1 });
      const queued = Array.from({ length: 20 }, (_, value) => submit(executor, { act: 'echo', value }));
      for (const outcome of await Promise.all([lost, ...queued])) expectFailure(outcome, 'worker-lost');
      await assert.rejects(executor.ready());
      const later = within(2_000, 'settled: a task without workers', submit(executor, { act: 'identify' }));
      expectFailure(await later, 'worker-lost');
      await until(5_000, 'free of workers', () => executor.workers().length === 0);
    },
  },
];

function refusing(code: ParbenchErrorCode, what: string, settings: OpenSettings): ConformanceCase {
  return {
    clause: `opening/${code}`,
    title: `${what} is refused as ${code}`,
    run: (context) => expectRefusal(context, settings, code),
  };
}

async function expectRefusal(
  { open }: CaseContext,
  settings: OpenSettings,
  code: ParbenchErrorCode,
): Promise<void> {
  const opening = open(settings).then(
    () => assert.fail(`Expected to be refused as ${code}, and it was opened`),
    (error: unknown) => error,
  );
  const error = await within(10_000, 'refused: opening', opening);
  assert.ok(isParbenchError(error), `Expected a ParbenchError ${code}, received ${messageOf(error)}`);
  assert.equal(error.code, code, error.message);
}
