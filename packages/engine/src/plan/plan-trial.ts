import { hasCeiling } from './block-shape.ts';
import type { IdentifiedCell } from './matrix-cell.ts';
import type { Detail, Pacing } from './pacing.ts';
import type { PlannedCell } from './plan.ts';
import type { PlannedTrial } from './planned-trial.ts';
import { trialTimes } from './trial-times.ts';

/** The user settings that a trial depends on. */
export interface TrialPlanSettings {
  readonly seed: number;
  /** The longest that one task may take before its cell counts as hung, milliseconds. */
  readonly timeoutMs: number;
  readonly detail?: Detail;
  readonly ratePerSecond?: number;
}

/**
 * Plans a cell. A block times one kernel: a cell of a revision has no ceiling, nor has one of another runtime beside cells of Node, since
 * the kernel of one says nothing about that of another. A run that is not precise has none either, and a service is not a kernel.
 */
export function planCell(
  { id, workers, workload, strategy, revision, runtime, comparesRuntimes }: IdentifiedCell,
  { detail = 'precise' }: Pick<TrialPlanSettings, 'detail'>,
): PlannedCell {
  const isForeign = comparesRuntimes && runtime !== undefined;
  const isUnlimited =
    detail !== 'precise' || revision !== undefined || isForeign || workload.kind === 'service';
  const isStampable = workload.kind === 'task' && runtime === undefined;
  return {
    ...{ id, workers, unit: strategy.unit },
    ...(isUnlimited && { hasCeiling: false }),
    ...(isStampable && { isStampable }),
  };
}

/** Plans the trial of a cell. */
export function planTrial(cell: IdentifiedCell, pacing: Pacing, settings: TrialPlanSettings): PlannedTrial {
  const { workload, strategy, workers, runtime } = cell;
  const { name, url, options } = strategy;
  const { reference } = workload;
  const { seed, timeoutMs } = settings;
  const { compileEarlyMs = 0 } = pacing;
  const compilesEarly = compileEarlyMs > 0 && strategy.unit !== 'driver' && runtime === undefined;
  return {
    workload: workload.name,
    label: cell.label,
    spec: {
      workload: runtime ? { url: runtime.implementation, params: reference.params } : reference,
      strategy: { name, options, ...(url !== undefined && { url }) },
      workers,
      occupancy: pacing.occupancy,
      seed,
      taskTimeoutNs: timeoutMs * 1e6,
      ...(compilesEarly && { compileEarlyNs: compileEarlyMs * 1e6 }),
      // The outputs of inline are what others are compared with.
      ...(pacing.batchTasks !== undefined && strategy.unit === 'driver' && { verifies: 'with-verifier' }),
    },
    times: trialTimes(pacing, { ...settings, workers, isDriver: strategy.unit === 'driver' }),
    ...(strategy.unit === 'driver' && { runsInDriver: true }),
    ...(workload.kind === 'service' && { isService: true }),
    ...(runtime && { otherRuntime: { host: runtime.host, workload: reference } }),
    ...(hasCeiling(planCell(cell, settings)) && { ceilingWidth: workers }),
  };
}
