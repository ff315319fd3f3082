import type { Comparison, Result } from '@parbench/engine';
import { quantile, relativeHalfWidth } from '@parbench/engine/internal';
import { formatBytes, formatCount, formatDuration, formatPercent, formatRate } from './quantities.ts';
import { speedupsOf } from './workload-cells.ts';

/** The versions, the host and the settings of a run. */
export function hostFacts({ run, hosts, runtimes, plan }: Result): readonly string[] {
  return [
    `parbench ${run.parbench}`,
    ...(run.label === undefined ? [] : [run.label]),
    ...describeMachines({ hosts, runtimes }),
    ...(plan.occupancy === undefined ? [] : [`${formatCount(plan.occupancy, 'task')} in flight`]),
    ...(plan.ratePerSecond === undefined ? [] : [`latency at ${formatRate(plan.ratePerSecond)}`]),
    `seed ${plan.seed}`,
  ];
}

/** The versions of the runtimes, and the hosts. */
export function describeMachines({ hosts, runtimes }: Pick<Result, 'hosts' | 'runtimes'>): readonly string[] {
  return [
    ...runtimes.map(({ name, implementation, version, gil }) =>
      name === 'node'
        ? `Node ${version}`
        : `${implementation} ${version}${gil === false ? ' free-threaded' : ''}`,
    ),
    ...hosts.flatMap(({ key, identity }) => [
      hosts.length > 1 ? `${key}: ${identity.cpuModel}` : identity.cpuModel,
      `${identity.availableParallelism} of ${identity.cpus} CPUs`,
      formatBytes(identity.memoryBytes),
      `${identity.platform} ${identity.arch}`,
    ]),
  ];
}

/** The meaning of the winner set. */
export const winnerMeaning = 'winner set: no other strategy is shown to beat these.';

/** Describes how wide the intervals are, how long the run took and why it stopped. */
export function footerLines(result: Result): readonly string[] {
  return [renderWidths(speedupsOf(result)), renderTime(result)];
}

/** `Median half-width of the speed-up intervals: ±3.1 % over 18 comparisons, 8 to 10 blocks.` */
function renderWidths(speedups: readonly Comparison[]): string {
  const widths = speedups.map(relativeHalfWidth).filter(Number.isFinite);
  if (widths.length === 0) return 'No speed-up intervals: they need at least 2 blocks.';
  const blocks = speedups.map((comparison) => comparison.blocks);
  const [fewest, most] = [Math.min(...blocks), Math.max(...blocks)];
  const range = fewest === most ? formatCount(most, 'block') : `${fewest} to ${formatCount(most, 'block')}`;
  const median = quantile(widths, 0.5);
  const width =
    median > widestShown ? `more than ±${formatPercent(widestShown)}` : `±${formatPercent(median)}`;
  return `Median half-width of the speed-up intervals: ${width} over ${formatCount(widths.length, 'comparison')}, ${range}.`;
}

/** A wider one comes of too few blocks, and is not shown as a figure. */
const widestShown = 1;

/** Describes how long the run took and why it stopped. */
export function renderTime({ run, plan }: Result): string {
  const reasons = {
    precision: `all intervals are within ±${formatPercent(plan.precision)}`,
    blocks:
      plan.detail === 'brief'
        ? 'each cell was measured once, for a moment'
        : `every workload that did not end early reached ${formatCount(plan.maxBlocks, 'block')}`,
    budget: `the budget of ${formatDuration(plan.budgetMs)} was used up (a larger \`--budget\` narrows the intervals)`,
    decided: 'every question was settled',
    failed: 'nothing could be measured',
    'too-short': `the budget of ${formatDuration(plan.budgetMs)} is too short for a single block`,
    interrupted: 'it was interrupted',
  } as const;
  return `Took ${formatDuration(run.durationMs)}; stopped because ${reasons[run.stopped]}.`;
}
