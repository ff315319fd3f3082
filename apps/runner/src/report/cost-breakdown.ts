import type { CostPart } from '@parbench/engine';
import { formatTime, nothing } from '@parbench/report/quantities';
import {
  type BrokenDown,
  costParts,
  describeBreakdowns,
  formatShare,
  labelOf,
  shareOf,
  type WorkloadCells,
} from '@parbench/report/wording';
import { renderFittingTable } from '../output/fitting-table.ts';
import type { TableContent } from '../output/table.ts';
import { type Terminal, wrap } from '../output/terminal.ts';

/** Renders where the round trip of a task goes, a row for each strategy, and the largest parts in words; empty if unmeasured. */
export function renderBreakdown(cells: WorkloadCells, terminal: Terminal): string {
  const strategies = brokenDown(cells);
  if (strategies.length === 0) return '';
  return [
    wrap(terminal, terminal.style('dim', breakdownTitle)),
    renderFittingTable(breakdownTable(strategies), terminal),
    ...describeBreakdowns(strategies).map((sentence) => wrap(terminal, sentence)),
  ].join('\n');
}

/** What the table of a breakdown shows. */
export const breakdownTitle = 'Where the round trip of a task goes, with one task in flight for each worker:';

/** Returns the strategies of a workload whose cost of a task was broken down. */
export function brokenDown({ workload, measured, unmeasured }: WorkloadCells): readonly BrokenDown[] {
  return measured.flatMap((cell) => {
    const { breakdown, id } = cell;
    const label = labelOf(cell, [...measured, ...unmeasured]);
    return breakdown === undefined ? [] : [{ label, breakdown, isBaseline: id === workload.baseline }];
  });
}

/** Returns the round trip and the shares of its parts, without the parts that no strategy has. */
export function breakdownTable(strategies: readonly BrokenDown[]): TableContent {
  const parts = (Object.keys(costParts) as CostPart[]).filter((part) =>
    strategies.some(({ breakdown }) => shareOf(breakdown, part) !== undefined),
  );
  return {
    header: ['', 'total', ...parts],
    rows: strategies.map(({ label, breakdown }) => [
      label,
      formatTime(breakdown.roundTripMs),
      ...parts.map((part) => {
        const share = shareOf(breakdown, part);
        return share === undefined ? nothing : formatShare(share);
      }),
    ]),
  };
}
