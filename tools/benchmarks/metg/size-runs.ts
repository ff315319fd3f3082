import type { Cell, Result } from '@parbench/engine/result';
import type { SizeRuns } from './task-bench.ts';

/** How the peak is known: from the ceiling of each size, or as in Task Bench from one peak for all sizes. */
export type Peak = 'of each size' | 'of all sizes';

/**
 * Returns the runs of a strategy by task size, from the raw slices. Work is counted in iterations where a task has a number
 * of them, and else in seconds of the ceiling; then only the peak of each size says something.
 */
export function sizeRunsOf({ cells }: Result, strategy: string, peak: Peak): readonly SizeRuns[] {
  const measured = cells.filter((cell) => cell.strategy.name === strategy && cell.status === 'ok');
  const runs = measured.map((cell) => {
    const ceilingPerSecond = mean(cell.trials.flatMap((trial) => trial.ceilingPerSecond ?? []));
    const work = iterationsOf(cell) || 1 / ceilingPerSecond;
    const elapsed = cell.trials.map(({ slices }) => 1 / mean(slices));
    return { cores: cell.workers, elapsed, work, peak: work * ceilingPerSecond };
  });
  const highest = Math.max(...runs.map((run) => run.peak));
  return peak === 'of each size' ? runs : runs.map((run) => ({ ...run, peak: highest }));
}

/** Returns whether the work of all tasks is known in iterations. */
export function hasIterations({ cells }: Result): boolean {
  return cells.every((cell) => iterationsOf(cell) > 0);
}

function iterationsOf({ workload }: Cell): number {
  return Number(workload.params.iterations) || 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
