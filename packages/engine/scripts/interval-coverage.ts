/**
 * Simulates the coverage of the interval over blocks at a nominal 95 %, and its width against Student's: the median and
 * what one in ten exceeds. Prints the tables of docs/statistics.md: one ratio alone, and runs of six workloads with three
 * ratios each, whose noise is estimated together.
 * `node --conditions=@parbench/source scripts/interval-coverage.ts`
 */
import { meanInterval, quantile } from '@parbench/engine/internal';
import { adjustedInterval } from '../src/statistics/adjusted-interval.ts';
import { autoregressive, normals, times } from '../test/support/normal.ts';
import { runModels, simulateRuns } from '../test/support/run-models.ts';

const runs = 8000;
const coefficients = [0, 0.3, 0.5];
const percent = (share: number) => (100 * share).toFixed(1);

printTable([5, 8, 12, 16, 24, 40], (blocks, coefficient, isStudents) =>
  simulate(isStudents ? meanInterval : adjustedInterval, blocks, coefficient),
);
printRuns([3, 4, 5, 8]);
printSpending([6]);
printAdjustment([3, 4, 5, 8]);

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

/** For every model of a run: coverage on average, of the worst workload, and the median width against Student's of the pair. */
function printRuns(numbers: readonly number[]): void {
  console.log(`
| blocks of each workload vary by | ${numbers.map((blocks) => `${blocks} blocks | worst | width`).join(' | ')} |
| --- | ${numbers.map(() => '--- | --- | ---').join(' | ')} |`);
  for (const [name, draw] of Object.entries(runModels)) {
    const cells = numbers.flatMap((blocks) => {
      const [ours, students] = [undefined, studentsNoise].map((noiseOf) =>
        simulateRuns(draw, { blocks, runs: runs / 8, normal: normals(3) }, noiseOf),
      );
      if (ours === undefined || students === undefined) return [];
      const width = quantile(ours.widths, 0.5) / quantile(students.widths, 0.5);
      return [percent(ours.coverage), percent(ours.worstCoverage), width.toFixed(2)];
    });
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
}

/**
 * For every model of a run whose workloads have four blocks each, and then share further ones: coverage on average and of the
 * worst workload, and the widths against those of as many blocks in equal parts, the median and the 90th percentile.
 */
function printSpending(numbers: readonly number[]): void {
  console.log(`
| blocks of each workload vary by | ${numbers.map((further) => `${further} further blocks | worst | median width | 90th percentile`).join(' | ')} |
| --- | ${numbers.map(() => '--- | --- | --- | ---').join(' | ')} |`);
  for (const [name, draw] of Object.entries(runModels)) {
    const cells = numbers.flatMap((further) => {
      const given = { runs: runs / 8, normal: normals(3) };
      const spent = simulateRuns(draw, { ...given, blocks: 4, further });
      const even = simulateRuns(draw, { ...given, blocks: 4 + further / 6 });
      const widths = [0.5, 0.9].map((part) => quantile(spent.widths, part) / quantile(even.widths, part));
      return [
        percent(spent.coverage),
        percent(spent.worstCoverage),
        ...widths.map((width) => width.toFixed(2)),
      ];
    });
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
}

/** For the models with host speeds: the coverage without the adjustment for them, and the median width with it, divided by that without. */
function printAdjustment(numbers: readonly number[]): void {
  console.log(`
| blocks of each workload vary by | ${numbers.map((blocks) => `${blocks} blocks, not adjusted | width, adjusted`).join(' | ')} |
| --- | ${numbers.map(() => '--- | ---').join(' | ')} |`);
  for (const [name, draw] of Object.entries(runModels).filter(([name]) => name.includes('host speeds'))) {
    const cells = numbers.flatMap((blocks) => {
      const given = { blocks, runs: runs / 8 };
      const raw = simulateRuns(draw, { ...given, ignoresHostSpeeds: true, normal: normals(3) });
      const adjusted = simulateRuns(draw, { ...given, normal: normals(3) });
      const width = quantile(adjusted.widths, 0.5) / quantile(raw.widths, 0.5);
      return [percent(raw.coverage), width.toFixed(2)];
    });
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
}

/** Nothing is borrowed and nothing is adjusted: Student's interval of each pair. */
function studentsNoise() {
  return { autocorrelation: 0, correlation: 0, variances: new Map() };
}
