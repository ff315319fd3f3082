import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isParbenchError, messageOf, type ParbenchErrorCode } from '@parbench/core';
import type { CaseContext, OpenSettings } from '../case-context.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectFailure, expectNextTask, expectWidth, submit } from '../expectations.ts';
import { until, within } from '../time-limits.ts';

/** `open` refuses at once, with the reason, and leaves nothing behind. */
export const openingCases: readonly ConformanceCase[] = [
  {
    clause: 'opening/workers',
    title: 'open rejects as invalid-workers if the number of workers is not an integer of at least 1',
    async run(context) {
      for (const workers of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        await expectRefusal(context, { workers }, 'invalid-workers');
      }
    },
  },
  refusing('module-missing', 'the workload module does not exist', { fixture: 'does-not-exist' }),
  refusing('module-throws', 'the workload module throws when it is imported', {
    fixture: 'throws-at-import',
  }),
  refusing('invalid-workload', 'the module has no workload', { fixture: 'no-workload' }),
  refusing('setup-failed', "the workload's setup throws", { fixture: 'difficult-setup' }),
  {
    clause: 'opening/module-syntax',
    title: 'open rejects as module-syntax if the workload module cannot be parsed',
    async run(context) {
      const file = join(await context.createFolder(), 'broken.mjs');
      await writeFile(file, 'export default {{;');
      await expectRefusal(context, { fixture: pathToFileURL(file).href }, 'module-syntax');
    },
  },
  {
    clause: 'opening/exit',
    title: 'open rejects as worker-start if a worker exits during setup',
    requires: ['workers'],
    async run(context) {
      await expectRefusal(context, { fixture: 'difficult-setup', params: { how: 'exits' } }, 'worker-start');
    },
  },
  {
    clause: 'opening/aborted',
    title: 'open stops when its signal is aborted',
    requires: ['workers'],
    async run({ open }) {
      const controller = new AbortController();
      const params = { how: 'waits' };
      const opening = open({ fixture: 'difficult-setup', params, signal: controller.signal });
      setTimeout(() => controller.abort(), 200);
      const refused = assert.rejects(opening);
      await within(5_000, 'open to stop', refused);
    },
  },
  {
    clause: 'opening/ready',
    title: 'ready resolves when every worker can run tasks, and may be called again',
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
    title: 'when no replacement can start, every task settles as worker-lost, and the executor stops trying',
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
      const later = within(2_000, 'a task without workers to settle', submit(executor, { act: 'identify' }));
      expectFailure(await later, 'worker-lost');
      await until(5_000, 'all workers to be gone', () => executor.workers().length === 0);
    },
  },
];

function refusing(code: ParbenchErrorCode, cause: string, settings: OpenSettings): ConformanceCase {
  return {
    clause: `opening/${code}`,
    title: `open rejects as ${code} if ${cause}`,
    run: (context) => expectRefusal(context, settings, code),
  };
}

async function expectRefusal(
  { open }: CaseContext,
  settings: OpenSettings,
  code: ParbenchErrorCode,
): Promise<void> {
  const opening = open(settings).then(
    () => assert.fail(`Expected \`open\` to reject as ${code}, but it resolved`),
    (error: unknown) => error,
  );
  const error = await within(10_000, 'open to reject', opening);
  assert.ok(isParbenchError(error), `Expected a ParbenchError ${code}, received ${messageOf(error)}`);
  assert.equal(error.code, code, error.message);
}
