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

/** The geometric one, as a relative difference. */
function halfWidth({ low, high }: ReportedRatio): number {
  return Math.sqrt(high / low) - 1;
}

/** The variance of the log-ratio between runs, divided by the mean squared standard error that the runs report. */
function renderVariances(runs: readonly MatrixRun[]): string {
  const all = runs.flatMap(({ comparisons }) => comparisons);
  const groups = Map.groupBy(all, ({ workload, strategy }) => `${workload} ${strategy}`);
  const rows = [...groups.values()].flatMap((reported) => {
    const [first] = reported;
    if (first === undefined || reported.length < 2) return [];
    const observed = standardDeviation(reported.map(({ ratio }) => Math.log(ratio)));
    const predicted = Math.sqrt(mean(reported.map(({ standardError }) => standardError ** 2)));
    const { workload, strategy } = first;
    const quotient = (observed / predicted) ** 2;
    return [{ workload, strategy, n: reported.length, observed, predicted, quotient }];
  });
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
