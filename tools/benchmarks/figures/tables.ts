import type { MeanInterval } from '@parbench/engine';
import type { Cell, Metric } from '@parbench/engine/result';
import { markdownTable } from 'markdown-table';
import type { Figures } from './figures.ts';
import type { IdleUse } from './idle-use.ts';
import type { Measure } from './measure.ts';
import { formatRatio } from './quantities.ts';
import { occupancies } from './runs.ts';

/** The contents of a dispatch table. */
export interface DispatchRows {
  readonly strategies: readonly string[];
  /** The strategy that throughputs are compared with, in the first row. */
  readonly bare: string;
  /** The occupancies, a column each. */
  readonly inFlight: readonly number[];
}

/** Renders `noop` and a small `echo`: the cost of a task besides its work. */
export function dispatchTable(figures: Figures, { strategies, bare, inFlight }: DispatchRows): string {
  const against = (strategy: string) =>
    figures.throughputRatio({ workload: 'noop', occupancy: 64 }, strategy, bare);
  const rows = [bare, ...strategies];
  const noop = noopCells(figures, rows);
  return table(rows, [
    {
      head: 'round trip, µs',
      read: (strategy) => formatMetric(noop(strategy)?.metrics.roundTripMs, 1000),
    },
    ...inFlight.map((occupancy) => ({
      head: `tasks/s, ${occupancy} in flight`,
      read: throughputOf(figures, rows, 'noop', occupancy),
    })),
    {
      head: `64 in flight, against \`${bare}\``,
      read: (strategy) => (strategy === bare ? nothing : formatInterval(against(strategy))),
    },
    { head: '1 KiB objects/s, 64 in flight', read: throughputOf(figures, rows, 'echo', 64) },
  ]);
}

/** Renders `echo` of 1 MiB of bytes with 4 in flight: copied, transferred, shared. */
export function payloadTable(figures: Figures, strategies: readonly string[]): string {
  return table(strategies, [
    { head: '1 MiB copied, tasks/s', read: throughputOf(figures, strategies, 'echo', 4) },
    { head: 'transferred', read: throughputOf(figures, strategies, 'echo/transfer', 4) },
    { head: 'shared', read: throughputOf(figures, strategies, 'echo/shared', 4) },
  ]);
}

/** Renders the cost of a pool: its start, its memory, and its idle CPU. */
export function upkeepTable(
  figures: Figures,
  idle: IdleUse | undefined,
  strategies: readonly string[],
): string {
  const noop = noopCells(figures, strategies);
  const metrics = (strategy: string) => noop(strategy)?.metrics;
  return table(strategies, [
    { head: 'start-up, ms', read: (strategy) => formatMetric(metrics(strategy)?.startupMs) },
    {
      head: 'memory of a worker, MB',
      read: (strategy) => formatMetric(metrics(strategy)?.memoryBytesPerWorker, 1e-6),
    },
    { head: 'idle CPU, % of a core', read: (strategy) => formatNumber(idle?.coreShare[strategy], 100) },
  ]);
}

/** Renders a row for each measure with its target, result and verdict. */
export function measureTable(measures: readonly Measure[]): string {
  return markdownTable([
    ['measure', 'target', 'reached', ''],
    ...measures.map(({ claim, target, reached, verdict }) => [claim, target, reached, verdict]),
  ]);
}

/** A column of a table with a row for each strategy. */
interface Column {
  readonly head: string;
  read(strategy: string): string;
}

/** Renders a table without the rows of which nothing was measured; empty if it has no other rows. */
function table(strategies: readonly string[], columns: readonly Column[]): string {
  const rows = strategies.map((strategy) => [
    `\`${strategy}\``,
    ...columns.map(({ read }) => read(strategy)),
  ]);
  const measured = rows.filter(([, ...cells]) => cells.some((cell) => cell !== nothing));
  if (measured.length === 0) return '';
  const align = ['l', ...columns.map(() => 'r')];
  return markdownTable([['', ...columns.map(({ head }) => head)], ...measured], { align });
}

function throughputOf(
  figures: Figures,
  rows: readonly string[],
  workload: string,
  occupancy: number,
): Column['read'] {
  const cells = figures.cells({ workload, occupancy }, rows);
  return (strategy) => formatMetric(find(cells, strategy)?.metrics.throughputPerSecond);
}

/**
 * Round trip, start-up and memory do not depend on the occupancy: they come from the first one that has the strategy.
 */
function noopCells(figures: Figures, rows: readonly string[]): (strategy: string) => Cell | undefined {
  const cells = occupancies.flatMap((occupancy) => figures.cells({ workload: 'noop', occupancy }, rows));
  return (strategy) => find(cells, strategy);
}

function find(cells: readonly Cell[], strategy: string): Cell | undefined {
  return cells.find((cell) => cell.strategy.name === strategy);
}

const nothing = '–';
const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** Formats a metric in another unit, of which its own contains `factor`. */
function formatMetric(metric: Metric | undefined, factor = 1): string {
  return formatNumber(metric?.value, factor);
}

function formatNumber(value: number | undefined, factor: number): string {
  return value === undefined ? nothing : threeDigits.format(value * factor);
}

function formatInterval(ratio: MeanInterval | undefined): string {
  if (ratio === undefined) return nothing;
  const { value, low, high } = ratio;
  if (low === undefined || high === undefined) return formatRatio(value);
  return `${formatRatio(value)} (${formatRatio(low)} to ${formatRatio(high)})`;
}
