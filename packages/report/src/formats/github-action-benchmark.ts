import type { Cell, Comparison, Metric, Result } from '@parbench/engine';
import { visibleText } from '../markup/visible-text.ts';
import { speedupsOf } from '../wording/workload-cells.ts';

/** An entry as the action reads it. https://github.com/benchmark-action/github-action-benchmark#examples */
interface Benchmark {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly range?: string;
  readonly extra?: string;
}

/**
 * Renders the throughputs and the ratios to the baseline for github-action-benchmark, as its tool `customBiggerIsBetter`.
 * Prefer the ratios for alerts: hosts of CI differ from run to run, and ratios mostly do not.
 */
export function renderGithubActionBenchmark(result: Result): string {
  const speedups = speedupsOf(result);
  const benchmarks = result.cells.flatMap((cell) => [
    ...throughputOf(cell),
    ...ratioOf(speedups.find(({ a }) => a === cell.id)),
  ]);
  return `${JSON.stringify(benchmarks, null, 2)}\n`;
}

function throughputOf({ id, metrics, flags }: Cell): readonly Benchmark[] {
  const { throughputPerSecond } = metrics;
  if (throughputPerSecond === undefined) return [];
  return [
    {
      name: visibleText(id),
      unit: 'tasks/s',
      value: throughputPerSecond.value,
      ...rangeOf(throughputPerSecond),
      extra: [`blocks: ${throughputPerSecond.n}`, ...flags.map((flag) => `flag: ${flag}`)].join('\n'),
    },
  ];
}

function ratioOf(speedup: Comparison | undefined): readonly Benchmark[] {
  if (speedup === undefined) return [];
  const { a, b, ratio, blocks, verdict } = speedup;
  return [
    {
      name: visibleText(`${a} vs ${b}`),
      unit: 'x',
      value: ratio,
      ...rangeOf({ ...speedup, value: ratio }),
      extra: `blocks: ${blocks}\nverdict: ${verdict}`,
    },
  ];
}

/** The action shows the range as a text. */
function rangeOf({ low, high }: Partial<Metric>): Pick<Benchmark, 'range'> {
  if (low === undefined || high === undefined) return {};
  return { range: `${Number(low.toPrecision(4))} to ${Number(high.toPrecision(4))}` };
}
