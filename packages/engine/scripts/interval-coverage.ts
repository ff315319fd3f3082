/**
 * Simulates the coverage of the interval over blocks at a nominal 95 %, and its width against Student's: the median and
 * what one in ten exceeds. Prints the tables of docs/statistics.md: one ratio alone, and six workloads with three ratios
 * each, whose blocks together give the autocorrelation.
 * `node --conditions=@parbench/source scripts/interval-coverage.ts`
 */
import { judgeWorkload, meanInterval, quantile } from '@parbench/engine/internal';
import { adjustedInterval } from '../src/statistics/adjusted-interval.ts';
import { blockAutocorrelation } from '../src/verdict/block-autocorrelation.ts';
import { competitor } from '../test/support/competitor.ts';
import { autoregressive, normals, times } from '../test/support/normal.ts';

const runs = 8000;
const coefficients = [0, 0.3, 0.5];
const percent = (share: number) => (100 * share).toFixed(1);

printTable([5, 8, 12, 16, 24, 40], (blocks, coefficient, isStudents) =>
  simulate(isStudents ? meanInterval : adjustedInterval, blocks, coefficient),
);
printTable([5, 8, 12, 24], (blocks, coefficient, isStudents) =>
  simulateRuns(blocks, coefficient, isStudents ? 0 : undefined),
);

interface Simulated {
  /** The share of runs in which every interval covers the truth. */
  readonly coverage: number;
  readonly widths: readonly number[];
}

function printTable(
  numbers: readonly number[],
  simulated: (blocks: number, coefficient: number, isStudents: boolean) => Simulated,
): void {
  console.log(`
| blocks | r = 0 | r = 0.3 | r = 0.5 | Student’s, r = 0.5 | width, median | width, 90th percentile |
| --- | --- | --- | --- | --- | --- | --- |`);
  for (const blocks of numbers) {
    const ours = coefficients.map((coefficient) => simulated(blocks, coefficient, false));
    const students = [0, 0.5].map((coefficient) => simulated(blocks, coefficient, true));
    const covered = [...ours, ...students.slice(1)].map(({ coverage }) => percent(coverage));
    const [widths = [], plain = []] = [ours, students].map(([independent]) => independent?.widths);
    const prices = [0.5, 0.9].map((part) => (quantile(widths, part) / quantile(plain, 0.5)).toFixed(2));
    console.log(`| ${[blocks, ...covered, ...prices].join(' | ')} |`);
  }
}

/** Single series that keep `coefficient` of each deviation. */
function simulate(interval: typeof adjustedInterval, blocks: number, coefficient: number): Simulated {
  const normal = normals(3);
  const intervals = times(runs, () => {
    const { low = 0, high = 0 } = interval(autoregressive(blocks, coefficient, normal));
    return { isCovered: low < 0 && 0 < high, width: high - low };
  });
  return {
    coverage: intervals.filter(({ isCovered }) => isCovered).length / runs,
    widths: intervals.map(({ width }) => width),
  };
}

/** Workloads of runs of six with four equally fast cells each, which keep `coefficient` of each deviation. */
function simulateRuns(blocks: number, coefficient: number, autocorrelation?: number): Simulated {
  const normal = normals(3);
  const judged = times(runs / 8, () => {
    const workloads = times(6, () => workload(blocks, coefficient, normal));
    const seen = autocorrelation ?? blockAutocorrelation(workloads);
    return workloads.map((competition) => judgeWorkload({ ...competition, autocorrelation: seen }));
  }).flat();
  const speedups = judged.map(({ comparisons }) => comparisons.filter(({ b }) => b === 'inline'));
  const isCovered = ({ low = 0, high = 0 }: { low?: number | undefined; high?: number | undefined }) =>
    low < 1 && 1 < high;
  return {
    coverage: speedups.filter((comparisons) => comparisons.every(isCovered)).length / speedups.length,
    widths: speedups.flat().map(({ low = 0, high = 0 }) => Math.log(high / low)),
  };
}

function workload(blocks: number, coefficient: number, normal: () => number) {
  const competitors = ['inline', 'threads', 'processes', 'cluster'].map((name) =>
    competitor(
      name,
      autoregressive(blocks, coefficient, normal).map((deviation) => 100 * Math.exp(0.05 * deviation)),
    ),
  );
  return { competitors, baseline: 'inline', threshold: 0 };
}
