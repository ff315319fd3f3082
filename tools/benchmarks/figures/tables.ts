import { formatRatio, type MeanInterval } from '@parbench/engine';
import { markdownTable } from 'markdown-table';
import type { Figures } from './figures.ts';
import type { IdleUse } from './idle-use.ts';
import type { Measure } from './measure.ts';

/** A column of a table with a row for each strategy. */
interface Column {
  readonly head: string;
  read(strategy: string): string;
}

/** What a dispatch table shows. */
export interface DispatchRows {
  readonly strategies: readonly string[];
  /** What throughputs are set in ratio to: the first row. */
  readonly bare: string;
  readonly occupancies: readonly number[];
}

/** `noop` and a small `echo`: what a task costs beside its work. */
export function dispatchTable(figures: Figures, idle: IdleUse | undefined, rows: DispatchRows): string {
  const { strategies, bare, occupancies } = rows;
  const noop = (occupancy: number) => ({ workload: 'noop', occupancy });
  const throughput = (workload: string, occupancy: number) => (strategy: string) =>
    formatRate(figures.cell({ workload, occupancy }, strategy)?.metrics.throughputPerSecond?.value);
  return table(
    [bare, ...strategies],
    [
      {
        head: 'round trip, µs',
        read: (strategy) => formatMicroseconds(roundTripOf(figures, occupancies, strategy)),
      },
      ...occupancies.map((occupancy) => ({
        head: `tasks/s, ${occupancy} in flight`,
        read: throughput('noop', occupancy),
      })),
      {
        head: `64 in flight, against ${bare}`,
        read: (strategy) =>
          strategy === bare ? '1' : formatInterval(figures.throughputRatio(noop(64), strategy, bare)),
      },
      { head: '1 KiB object, tasks/s, 64 in flight', read: throughput('echo', 64) },
      { head: 'idle, % of a core', read: (strategy) => formatShare(idle?.coreShare[strategy]) },
    ],
  );
}

/** `echo` of 1 MiB of bytes with 4 in flight: copied, moved, shared. */
export function payloadTable(figures: Figures, strategies: readonly string[]): string {
  const rate = (workload: string) => (strategy: string) =>
    formatRate(figures.cell({ workload, occupancy: 4 }, strategy)?.metrics.throughputPerSecond?.value);
  return table(strategies, [
    { head: '1 MiB copied, tasks/s', read: rate('echo') },
    { head: 'transferred', read: rate('echo/transfer') },
    { head: 'shared', read: rate('echo/shared') },
  ]);
}

/** A row for each measure with its target, what was reached and the verdict. */
export function measureTable(measures: readonly Measure[]): string {
  return markdownTable([
    ['measure', 'target', 'reached', ''],
    ...measures.map(({ claim, target, reached, verdict }) => [claim, target, reached, verdict]),
  ]);
}

/** Rows of which nothing was measured are left out. */
function table(strategies: readonly string[], columns: readonly Column[]): string {
  const rows = strategies.map((strategy) => [
    `\`${strategy}\``,
    ...columns.map(({ read }) => read(strategy)),
  ]);
  const measured = rows.filter(([, ...cells]) => cells.some((cell) => cell !== nothing));
  const align = ['l', ...columns.map(() => 'r')];
  return markdownTable([['', ...columns.map(({ head }) => head)], ...measured], { align });
}

/** It is taken with one task in flight in every run: that of the run with the most blocks at the lowest occupancy. */
function roundTripOf(
  { cell }: Figures,
  occupancies: readonly number[],
  strategy: string,
): number | undefined {
  const cells = occupancies.map((occupancy) => cell({ workload: 'noop', occupancy }, strategy));
  return cells.find((found) => found !== undefined)?.metrics.roundTripMs?.value;
}

const nothing = '–';
const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

function formatRate(perSecond: number | undefined): string {
  return perSecond === undefined ? nothing : threeDigits.format(perSecond);
}

function formatMicroseconds(ms: number | undefined): string {
  return ms === undefined ? nothing : threeDigits.format(ms * 1000);
}

function formatShare(share: number | undefined): string {
  return share === undefined ? nothing : threeDigits.format(share * 100);
}

function formatInterval(ratio: MeanInterval | undefined): string {
  if (ratio === undefined) return nothing;
  const { value, low, high } = ratio;
  if (low === undefined || high === undefined) return formatRatio(value);
  return `${formatRatio(value)} (${formatRatio(low)} to ${formatRatio(high)})`;
}
