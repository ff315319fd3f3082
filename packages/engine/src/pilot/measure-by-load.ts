import { startCellHost } from '../block/start-cell-host.ts';
import { readMemory } from '../host/memory.ts';
import type { IdentifiedCell } from '../plan/matrix-cell.ts';
import { paceWorkload } from '../plan/pacing.ts';
import { planTrial } from '../plan/plan-trial.ts';
import type { TaskCost } from '../result/workload-schema.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import type { TrialContext } from '../trial-process/trial-process.ts';

/** How long to measure, milliseconds. */
interface PilotLength {
  /** The longest that one task may take. */
  readonly timeoutMs: number;
  /** The longest that a load may take. */
  readonly limitMs: number;
  readonly durationMs: number;
}

/** The most loads whose means are compared, and the fewest, even of a slow task. */
const [mostLoads, fewestLoads] = [5, 2];

/**
 * Measures the cost of one call in another runtime than Node, or of one request to a service: the time between completions
 * of `cell` with one in flight. If the runtime has no cell whose tasks run in the driver, that includes dispatch.
 * @throws TrialEnd if the host does not start, or a task fails
 */
export async function measureByLoad(
  cell: IdentifiedCell,
  { timeoutMs, limitMs, durationMs }: PilotLength,
  context: TrialContext,
): Promise<{ readonly taskCost: TaskCost; readonly residentBytes: number }> {
  const pacing = paceWorkload({ cells: [cell], kind: cell.workload.kind }, {});
  const host = startCellHost(planTrial(cell, pacing, { seed: 1, timeoutMs }), context);
  const load = (shareMs: number) =>
    host.load({ durationMs: shareMs, minCompletions: 1 }, { occupancy: 1 }, limitMs);
  try {
    await host.prepare();
    await host.open();
    const costsMs: number[] = [];
    let samples = 0;
    let spentMs = 0;
    while (costsMs.length < fewestLoads || (costsMs.length < mostLoads && spentMs < durationMs)) {
      const { completions, elapsedNs } = await load(durationMs / mostLoads);
      costsMs.push(elapsedNs / 1e6 / completions);
      samples += completions;
      spentMs += elapsedNs / 1e6;
    }
    const { value: meanMs, high = meanMs } = meanInterval(costsMs);
    const memory = readMemory(host.pid);
    return {
      taskCost: { meanMs, relativeMarginOfError: (high - meanMs) / meanMs, samples },
      // Where memory is not known, any block is assumed to fit.
      residentBytes: memory === undefined ? 0 : memory.anonymousBytes + memory.fileBytes,
    };
  } finally {
    await host.kill();
  }
}
