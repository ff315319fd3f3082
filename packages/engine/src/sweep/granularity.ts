import type { Cell } from '../result/cell-schema.ts';
import type { Comparison } from '../result/comparison-schema.ts';
import type { Metric } from '../result/metric-schema.ts';
import { efficiencyOf } from '../result/metrics.ts';
import type { Result } from '../result/result-schema.ts';
import { compare } from '../verdict/compare.ts';
import { type CurvePoint, findCrossing } from './crossing.ts';
import { groupByStrategy, hasWorkers, settingsFor } from './curve-settings.ts';
import { geometricMetric } from './interval-of-logs.ts';
import type { GranularityAnalysis } from './schema.ts';

/** What was swept. */
interface SweptParam {
  readonly workload: string;
  readonly param: string;
}

/** The share of the ceiling that METG refers to. */
const level = 0.5;

/**
 * Computes the curves of a granularity sweep, and from each the METG(50 %) and the break-even against inline.
 *
 * METG is the smallest granularity with an efficiency of at least 50 %, interpolated linearly towards the next smaller
 * task, as Task Bench does (E. Slaughter and others, SC20, doi 10.1109/SC41405.2020.00066; `chart_metg.py`). Granularity is
 * workers times elapsed time, divided by tasks, so it includes the overhead. The efficiency of each point is
 * uncertain, not the time of the task itself: at an efficiency of e, that task has a granularity of task time / e.
 */
export function analyseGranularity(result: Result, swept: SweptParam): GranularityAnalysis {
  const curves = groupByStrategy(result.cells.filter(hasWorkers));
  const comparisons = curves.flat().length;
  return {
    of: 'granularity',
    ...swept,
    level,
    curves: curves.map((cells) => {
      const [{ strategy, runtime, workers }] = cells;
      const sorted = cells.toSorted((a, b) => paramOf(a, swept) - paramOf(b, swept));
      const points = sorted.map((cell) => pointOf(cell, result, swept, comparisons));
      const metgMs = findMetg(sorted, result, curves.length);
      const breakEvenMs = findBreakEven(sorted, result, curves.length);
      return {
        ...{ strategy: strategy.name, runtime, workers, points },
        ...(metgMs && { metgMs }),
        ...(breakEvenMs && { breakEvenMs }),
      };
    }),
  };
}

type Point = GranularityAnalysis['curves'][number]['points'][number];

function paramOf({ workload }: Cell, { param }: SweptParam): number {
  return Number(workload.params[param]);
}

function pointOf(cell: Cell, result: Result, swept: SweptParam, comparisons: number): Point {
  const taskMs = inlineMs(cell, result);
  const throughput = cell.metrics.throughputPerSecond?.value;
  const efficiency = efficiencyMetric(cell, result, comparisons);
  const { speedup } = cell.metrics;
  return {
    ...{ value: paramOf(cell, swept), cell: cell.id },
    ...(taskMs !== undefined && { taskMs }),
    ...(throughput !== undefined && { granularityMs: (1000 * cell.workers) / throughput }),
    ...(efficiency && { efficiency }),
    ...(speedup && { speedup }),
  };
}

/** The time of a task in the cell that the cell is compared with. */
function inlineMs(cell: Cell, { workloads, cells }: Result): number | undefined {
  const baseline = workloads.find(({ key }) => key === cell.workload.key)?.baseline;
  const throughput = cells.find(({ id }) => id === baseline)?.metrics.throughputPerSecond?.value;
  return throughput && 1000 / throughput;
}

function efficiencyMetric(
  { status, trials }: Cell,
  { blockAutocorrelation }: Result,
  comparisons: number,
): Metric | undefined {
  if (status !== 'ok') return undefined;
  const values = trials.map(efficiencyOf).filter((value) => value !== undefined);
  return geometricMetric(values, { comparisons, autocorrelation: blockAutocorrelation });
}

/** The interval holds for the METG of all strategies at once. */
function findMetg(cells: readonly Cell[], result: Result, strategies: number) {
  const points = cells.flatMap((cell): readonly CurvePoint[] => {
    const efficiency = efficiencyMetric(cell, result, strategies);
    const throughput = cell.metrics.throughputPerSecond?.value;
    if (efficiency === undefined || throughput === undefined) return [];
    const { value: y, low, high } = efficiency;
    // The time of the task itself: with as many workers and no dispatch, this is what it would take.
    return [{ x: ((1000 * cell.workers) / throughput) * y, y, low, high }];
  });
  return findCrossing(points, { level, which: 'first', scale: 'linear' }, ({ x }, y) => x / y);
}

/** The interval holds for the break-even of all strategies at once. */
function findBreakEven(cells: readonly Cell[], result: Result, strategies: number) {
  const settings = settingsFor(result, strategies);
  const points = cells.flatMap((cell): readonly CurvePoint[] => {
    const baseline = result.workloads.find(({ key }) => key === cell.workload.key)?.baseline;
    const inline = result.cells.find(({ id }) => id === baseline);
    const x = inlineMs(cell, result);
    const isMeasured = cell.status === 'ok' && inline?.status === 'ok';
    const comparison: Comparison | undefined = isMeasured ? compare(cell, inline, settings) : undefined;
    if (comparison === undefined || x === undefined) return [];
    const { ratio: y, low, high } = comparison;
    return [{ x, y, low, high }];
  });
  return findCrossing(points, { level: 1, which: 'last', scale: 'logarithmic' });
}
