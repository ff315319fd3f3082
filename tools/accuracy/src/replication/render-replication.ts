import { mean, meanInterval, quantile, standardDeviation } from '@parbench/engine/internal';
import Table from 'cli-table3';
import type { MatrixRun, ReportedRatio } from './matrix-run.ts';

/** Renders how wide the intervals are, and how far the ratios differ from run to run against their standard errors. */
export function renderReplication(runs: readonly MatrixRun[]): string {
  return `${renderWidths(runs)}\n${renderVariances(runs)}`;
}

function renderWidths(runs: readonly MatrixRun[]): string {
  const rows = runs.map(({ startedAt, durationMs, comparisons }) => {
    const widths = comparisons.map(halfWidth);
    const blocks = comparisons.map((comparison) => comparison.blocks);
    return {
      startedAt,
      durationMs,
      median: quantile(widths, 0.5),
      largest: quantile(widths, 0.9),
      blocks: `${Math.min(...blocks)} to ${Math.max(...blocks)}`,
    };
  });
  const table = createTable(['run', 'took', 'median half-width', '90th percentile', 'blocks']);
  for (const { startedAt, durationMs, median, largest, blocks } of rows) {
    table.push([
      startedAt.slice(0, 16).replace('T', ' '),
      `${(durationMs / 1000).toFixed(0)} s`,
      ...[percent(median), percent(largest), blocks],
    ]);
  }
  const medians = [rows.map(({ median }) => median), rows.map(({ largest }) => largest)];
  const [median, largest] = medians.map((values) => percent(quantile(values, 0.5)));
  return `${table.toString()}\nMedians of ${runs.length} runs: ${median}, and ${largest} for the 90th percentile.`;
}

/**
 * Renders how wide the intervals of `runs` are against those of `others`, run by run: the runs of two builds that took turns.
 * Each run gives a geometric mean over the comparisons that both have.
 */
export function renderWidthRatios(runs: readonly MatrixRun[], others: readonly MatrixRun[]): string {
  const ratios = runs.slice(0, others.length).map(({ comparisons }, index) => {
    const other = new Map(others[index]?.comparisons.map((known) => [nameOf(known), known]));
    const logs = comparisons.flatMap((comparison) => {
      const known = other.get(nameOf(comparison));
      return known === undefined ? [] : Math.log(logWidth(comparison) / logWidth(known));
    });
    return { comparisons: logs.length, ratio: mean(logs) };
  });
  const table = createTable(['runs', 'comparisons', 'widths']);
  for (const [index, { comparisons, ratio }] of ratios.entries())
    table.push([index + 1, comparisons, `${Math.exp(ratio).toFixed(2)}x`]);
  const { value, low, high } = meanInterval(ratios.map(({ ratio }) => ratio));
  const [middle, ...ends] = [value, low, high].map((log = Number.NaN) => `${Math.exp(log).toFixed(2)}x`);
  return `${table.toString()}\nWidths against the other build's: ${middle} (${ends.join(' to ')}, 95 %, by run).`;
}

function nameOf({ workload, strategy }: ReportedRatio): string {
  return `${workload} ${strategy}`;
}

function logWidth({ low, high }: ReportedRatio): number {
  return Math.log(high / low);
}

/** The geometric one, as a relative difference. */
function halfWidth({ low, high }: ReportedRatio): number {
  return Math.sqrt(high / low) - 1;
}

/** The variance of the log-ratio between runs, divided by the mean squared standard error that the runs report. */
function renderVariances(runs: readonly MatrixRun[]): string {
  const all = runs.flatMap(({ comparisons }) => comparisons);
  const groups = Map.groupBy(all, nameOf);
  const rows = [...groups.values()].flatMap((reported) => {
    const [first] = reported;
    const errors = reported.flatMap(({ standardError }) => standardError ?? []);
    if (first === undefined || errors.length < 2) return [];
    const observed = standardDeviation(reported.map(({ ratio }) => Math.log(ratio)));
    const predicted = Math.sqrt(mean(errors.map((error) => error ** 2)));
    const { workload, strategy } = first;
    const quotient = (observed / predicted) ** 2;
    return [{ workload, strategy, n: reported.length, observed, predicted, quotient }];
  });
  if (rows.length === 0) return 'No variances between runs: they need two runs with standard errors.';
  const table = createTable(['workload', 'strategy', 'runs', 'between runs', 'predicted', 'variances']);
  for (const { workload, strategy, n, observed, predicted, quotient } of rows)
    table.push([workload, strategy, n, percent(observed), percent(predicted), quotient.toFixed(2)]);
  const byWorkload = [...Map.groupBy(rows, ({ workload }) => workload).values()];
  const pooled = meanInterval(byWorkload.map((own) => mean(own.map(({ quotient }) => quotient))));
  const { value, low = Number.NaN, high = Number.NaN } = pooled;
  return `${table.toString()}\nPooled ratio of variances: ${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}, 95 %, clustered by workload).`;
}

function createTable(head: string[]) {
  return new Table({ head, style: { head: [], border: [], compact: true } });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
