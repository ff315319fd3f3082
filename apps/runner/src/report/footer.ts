import type { Comparison, Result } from '@parbench/engine';
import { quantile, relativeHalfWidth } from '@parbench/engine/internal';
import { formatCount, formatDuration, formatPercent } from '../output/quantities.ts';
import { type Terminal, wrap } from '../output/terminal.ts';
import { speedupsOf } from './workload-cells.ts';
import { winnerMark } from './workload-table.ts';

/** What it means to be in the winner set. */
export const winnerMeaning = 'winner set: no other strategy is shown to beat these.';

/** How the result was reached: what the marks mean, the interval widths, the time, why it stopped. */
export function renderFooter(result: Result, omitted: readonly string[], terminal: Terminal): string {
  return [renderLegend(result), ...footerLines(result), renderOmitted(omitted, terminal)]
    .filter((line) => line !== '')
    .map((line) => wrap(terminal, terminal.style('dim', line)))
    .join('\n');
}

/** How wide the intervals became, how long it took, and why it ended. */
export function footerLines(result: Result): readonly string[] {
  return [renderWidths(speedupsOf(result)), renderTime(result)];
}

function renderLegend({ workloads }: Result): string {
  return workloads.some(({ winners }) => winners.length > 0) ? `${winnerMark} ${winnerMeaning}` : '';
}

/** `Median half-width of the speed-up intervals: ±3.1 % over 18 comparisons, 8 to 10 blocks.` */
function renderWidths(speedups: readonly Comparison[]): string {
  const widths = speedups.map(relativeHalfWidth).filter(Number.isFinite);
  if (widths.length === 0) return 'No speed-up intervals: they take at least 2 blocks.';
  const blocks = speedups.map((comparison) => comparison.blocks);
  const [fewest, most] = [Math.min(...blocks), Math.max(...blocks)];
  const range = fewest === most ? formatCount(most, 'block') : `${fewest} to ${formatCount(most, 'block')}`;
  return `Median half-width of the speed-up intervals: ±${formatPercent(quantile(widths, 0.5))} over ${formatCount(widths.length, 'comparison')}, ${range}.`;
}

function renderTime({ run, plan }: Result): string {
  const reasons = {
    precision: `all intervals are within ±${formatPercent(plan.precision)}`,
    blocks: `each workload that ran to the end has its ${formatCount(plan.maxBlocks, 'block')}`,
    budget: `the budget of ${formatDuration(plan.budgetMs)} is used up`,
    interrupted: 'it was interrupted',
  } as const;
  return `Took ${formatDuration(run.durationMs)}; stopped because ${reasons[run.stopped]}.`;
}

function renderOmitted(omitted: readonly string[], terminal: Terminal): string {
  return omitted.length === 0
    ? ''
    : `Not shown in ${terminal.width} columns: ${omitted.join(', ')}. A wider terminal or \`--json\` has them.`;
}
