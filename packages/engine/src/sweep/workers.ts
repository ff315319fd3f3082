import type { Cell } from '../result/cell-schema.ts';
import type { Metric } from '../result/metric-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { mean } from '../statistics/mean.ts';
import { type CompareSettings, compare } from '../verdict/compare.ts';
import { groupByStrategy, hasWorkers, settingsFor } from './curve-settings.ts';
import { geometricMetric } from './interval-of-logs.ts';
import { fitAmdahl, fitUniversalScalability, type ScalingPoint } from './scaling-laws.ts';
import type { WorkersAnalysis } from './schema.ts';

/**
 * Computes the curves of a workers sweep: speed-up, CPUs used and memory by width, the laws fitted to the speed-ups, and
 * the width to use.
 */
export function analyseWorkers(result: Result): WorkersAnalysis {
  const curves = groupByStrategy(result.cells.filter(hasWorkers));
  const [host] = result.hosts;
  const cpus = host?.identity.availableParallelism ?? 1;
  const comparisons = curves.flat().length;
  return {
    of: 'workers',
    workload: result.workloads[0]?.name ?? '',
    cpus,
    curves: curves.map((cells) => {
      const [{ strategy, runtime }] = cells;
      const sorted = cells.toSorted((a, b) => a.workers - b.workers);
      const scaling = sorted.flatMap((cell) => scalingPoint(cell, result));
      const advice = adviseWidth(sorted, settingsFor(result, comparisons));
      return {
        ...{ strategy: strategy.name, runtime },
        points: sorted.map((cell) => pointOf(cell, result, comparisons)),
        amdahl: fitAmdahl(scaling, cpus),
        universalScalability: fitUniversalScalability(scaling),
        ...(advice && { advice }),
      };
    }),
  };
}

type Curve = WorkersAnalysis['curves'][number];

function pointOf(cell: Cell, result: Result, comparisons: number): Curve['points'][number] {
  const { speedup, efficiency, memoryBytes } = cell.metrics;
  const cpusUsed = cpusUsedBy(cell, result, comparisons);
  return {
    ...{ workers: cell.workers, cell: cell.id },
    ...(speedup && { speedup }),
    ...(efficiency && { efficiency }),
    ...(cpusUsed && { cpusUsed }),
    ...(memoryBytes && { memoryBytes }),
  };
}

/** CPU time per task times tasks per second: the CPU time that the process tree obtained. */
function cpusUsedBy(cell: Cell, { blockAutocorrelation }: Result, comparisons: number): Metric | undefined {
  if (cell.status !== 'ok') return undefined;
  const values = cell.trials.flatMap(({ slices, cpuMsPerTask }) =>
    cpuMsPerTask && slices.length > 0 ? [(cpuMsPerTask * mean(slices)) / 1000] : [],
  );
  return geometricMetric(values, { comparisons, autocorrelation: blockAutocorrelation });
}

function scalingPoint({ id, workers }: Cell, { comparisons, workloads }: Result): readonly ScalingPoint[] {
  const { baseline } = workloads[0] ?? {};
  const comparison = comparisons.find(({ a, b }) => a === id && b === baseline);
  if (comparison?.standardError === undefined || comparison.degreesOfFreedom === undefined) return [];
  const { ratio: speedup, standardError, degreesOfFreedom } = comparison;
  return [{ workers, speedup, standardError, degreesOfFreedom }];
}

/** A width is not advised if it may be slower than the fastest by more than this: the intervals are then too wide. */
const mostLost = 0.1;

/**
 * Finds the smallest width that is statistically indistinguishable from the fastest. The comparisons hold at once for all
 * widths of all strategies.
 */
function adviseWidth(cells: readonly Cell[], settings: CompareSettings): Curve['advice'] {
  const ranked = cells.toSorted((a, b) => (b.metrics.speedup?.value ?? 0) - (a.metrics.speedup?.value ?? 0));
  const measured = cells.filter(({ metrics }) => metrics.speedup !== undefined);
  const [fastest] = ranked;
  if (fastest === undefined || measured.length < 2) return undefined;
  for (const cell of measured) {
    const beatsInline = (cell.metrics.speedup?.low ?? 0) > 1;
    const widths = { workers: cell.workers, fastest: fastest.workers, beatsInline };
    if (cell === fastest) return widths;
    const comparison = compare(cell, fastest, settings);
    if (comparison?.low === undefined || comparison.high === undefined) return undefined;
    if (comparison.verdict === 'slower') continue;
    if (comparison.low < 1 - mostLost) return undefined;
    const { ratio: value, low, high, blocks: n } = comparison;
    return { ...widths, ratio: { value, low, high, n } };
  }
  return undefined;
}
