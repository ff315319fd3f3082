import type { PlannedTrial } from '../plan/planned-trial.ts';
import { timing } from '../plan/timing.ts';
import type { Breakdown } from '../result/breakdown-schema.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import { breakDown } from './break-down.ts';
import { unlessEnded } from './unless-ended.ts';

/**
 * Breaks down the cost of a task of a cell, in a process of its own with no other trial alive. Undefined if that fails,
 * which does not end the cell: its throughput is measured without stamps.
 * @throws TrialEnd with status `interrupted` when the run is aborted
 */
export async function measureBreakdown(
  { spec, times }: PlannedTrial,
  context: TrialContext,
): Promise<Breakdown | undefined> {
  const { breakdownMs, stampedTasksPerWorker, mostStampedTasks } = timing;
  const { bootLimitMs, openLimitMs, warmUpLimitMs, loadLimitMs } = times;
  const request = {
    spec,
    warmUpNs: times.warmUp.minMs * 1e6,
    durationNs: breakdownMs * 1e6,
    minTasks: stampedTasksPerWorker * spec.workers,
    maxTasks: mostStampedTasks,
  };
  return unlessEnded(async () => {
    const host = startTrialProcess(context);
    try {
      await host.booted(bootLimitMs);
      const limitMs = openLimitMs + warmUpLimitMs + stampedTasksPerWorker * loadLimitMs;
      const { tasks } = await host.request('stamp-tasks', request, limitMs);
      return breakDown(tasks);
    } finally {
      await host.kill();
    }
  });
}
