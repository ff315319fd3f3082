import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { expect, it } from 'vitest';
import { pilotWorkloads } from '../../src/pilot/pilot-workloads.ts';
import type { MatrixCell } from '../../src/plan/matrix-cell.ts';
import { startClock } from '../../src/run/run-clock.ts';
import { fixtureContext } from '../fixtures/matrix.ts';

const cell: MatrixCell = {
  workload: {
    name: 'spin',
    kind: 'task',
    package: 'p',
    tags: [],
    reference: { url: 'file:///spin.ts', params: { n: 0 } },
  },
  strategy: { name: 'inline', package: 'p', version: '1.0.0', options: {}, unit: 'driver' },
  workers: 1,
};
const finished = {
  status: 'ok',
  params: { n: 5 },
  taskCost: { meanMs: 1, relativeMarginOfError: 0.1, samples: 9 },
  memory: { workerBytes: 1, availableBytes: 1 },
} as const;

it.each([
  ['the budget is used up', 1, false],
  ['the run is aborted already', 60_000, true],
])(
  'a resumed run names its cells by the pilots that it finished, also where %s',
  async (_when, budgetMs, isAborted) => {
    const reaper = startOrphanReaper();
    try {
      const [workload] = await pilotWorkloads([cell], {
        timeoutMs: 1000,
        leftMs: startClock(budgetMs, { startedAt: new Date(), usedMs: 10 }).leftMs,
        trials: { ...fixtureContext, reaper, ...(isAborted && { signal: AbortSignal.abort() }) },
        finished: new Map([['spin(n=0)', finished]]),
        append: () => Promise.reject(new Error('no pilot is to be run')),
        onPilot: () => {},
      });
      expect(workload).toMatchObject({ key: 'spin(n=5)', taskCost: finished.taskCost });
      expect(workload?.cells).toMatchObject([{ id: 'spin(n=5)/inline@1' }]);
      expect(workload?.cells[0]?.skip).toBeUndefined();
    } finally {
      await reaper.close();
    }
  },
);
