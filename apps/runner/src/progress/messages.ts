import type { RunEvent } from '@parbench/engine';
import { formatCount, formatDuration, formatRate, formatRatio } from '@parbench/report/quantities';
import { labelOf, speedupsOf } from '@parbench/report/wording';

/** The run events of one type. */
export type EventOf<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>;

/** Describes what is measured before the plan is made: `spin task cost`. */
export function describePilot({ workload }: EventOf<'pilot'>): string {
  return `${workload} task cost`;
}

/** Describes the plan: `6 workloads, about 54 blocks in 2 min 20 s`. */
export function describePlan({ plan }: EventOf<'planned'>): string {
  const workloads = new Set(plan.blocks.map(({ workload }) => workload));
  const { blocks, durationMs } = plan.estimate;
  return `${formatCount(workloads.size, 'workload')}, about ${formatCount(blocks, 'block')} in ${formatDuration(durationMs)}`;
}

/** Describes what a trial is doing: `spin threads warm up`. */
export function describePhase({ workload, strategy, phase }: EventOf<'phase'>): string {
  return `${workload} ${strategy} ${phase}`;
}

/** Describes how far the run is: `12 blocks done, 40 s elapsed, about 1 min 20 s left`. */
export function describeProgress({ blocksDone, elapsedMs, etaMs }: EventOf<'phase' | 'block'>): string {
  return `${formatCount(blocksDone, 'block')} done, ${formatDuration(elapsedMs)} elapsed, about ${formatDuration(etaMs)} left`;
}

/**
 * Describes a workload's interim result: `spin  threads 1.94x · cluster 1.90x (interim, 1 block)`; undefined when no cell
 * has finished a block.
 */
export function describeInterimResult({ interimResult }: EventOf<'block'>): string | undefined {
  const speedups = speedupsOf(interimResult);
  const figures = interimResult.cells.flatMap((cell) => {
    const name = labelOf(cell, interimResult.cells);
    const ratio = speedups.find(({ a }) => a === cell.id)?.ratio;
    if (ratio !== undefined) return `${name} ${formatRatio(ratio)}`;
    const rate = speedups.length === 0 ? cell.metrics.throughputPerSecond?.value : undefined;
    return rate === undefined ? [] : `${name} ${formatRate(rate)}`;
  });
  if (figures.length === 0) return undefined;
  const [workload] = interimResult.workloads;
  return `${workload?.name}  ${figures.join(' · ')} (interim, ${formatCount(workload?.blocks ?? 0, 'block')})`;
}
