import { mean, sum } from '../statistics/mean.ts';
import { geometricMeanInterval, type MeanInterval, meanInterval } from '../statistics/mean-interval.ts';
import type { Comparison } from './comparison-schema.ts';
import type { Metric, Metrics } from './metric-schema.ts';
import type { SoloTrial, Trial } from './trial-schema.ts';

/** The measures that the metrics of a cell are computed from. */
export interface CellMeasures {
  readonly workers: number;
  readonly trials: readonly Trial[];
  readonly solo: readonly SoloTrial[];
}

/**
 * Computes the metrics of a cell except the speed-up, each with its 95 % interval over blocks or solo trials. Rates and
 * durations are averaged geometrically, since their noise is multiplicative; bytes and delays, which can be zero,
 * arithmetically. A metric that no trial measured is missing. So are latencies if any trial was overloaded: the other
 * blocks were the lucky ones.
 */
export function cellMetrics({ workers, trials, solo }: CellMeasures): Metrics {
  const of = (read: (trial: Trial) => number | undefined) => defined(trials.map(read));
  const ofLatency = (name: keyof Arrivals['latencyMs']) =>
    isOverloaded(trials) ? [] : of(({ arrivals }) => arrivals?.latencyMs[name]);
  return present({
    throughputPerSecond: geometric(of(blockThroughput)),
    efficiency: geometric(of(efficiencyOf)),
    roundTripMs: geometric(of(({ roundTripMs }) => roundTripMs)),
    latencyP50Ms: geometric(ofLatency('p50')),
    latencyP90Ms: geometric(ofLatency('p90')),
    latencyP99Ms: geometric(ofLatency('p99')),
    latencyP999Ms: geometric(ofLatency('p999')),
    generatorLatenessMs: geometric(of(({ arrivals }) => arrivals?.latenessMs.p50)),
    startupMs: geometric(of(({ startupMs }) => startupMs)),
    readyMs: geometric(of(({ readyMs }) => readyMs)),
    memoryBytes: arithmetic(of(({ memoryBytes }) => memoryBytes)),
    memoryBytesPerWorker: arithmetic(memoryOfWorker({ workers, trials, solo })),
    fileMemoryBytes: arithmetic(defined(solo.map(({ fileMemoryBytes }) => fileMemoryBytes))),
    recoveryMs: geometric(defined(solo.map(({ recoveryMs }) => recoveryMs))),
    failedRequests: arithmetic(defined(solo.map(({ failures }) => failures && sum(Object.values(failures))))),
    cpuMsPerTask: geometric(of(({ cpuMsPerTask }) => cpuMsPerTask)),
    driverDelayMs: arithmetic(of(({ driverDelayMs }) => driverDelayMs)),
    requestImbalance: geometric(of(({ service }) => service?.requestImbalance)),
    connectionImbalance: geometric(of(({ service }) => service?.connectionImbalance)),
    generatorUtilisation: arithmetic(of(({ service }) => service?.generatorUtilisation)),
  });
}

/** Computes the mean of each figure over the blocks that have it, with its 95 % interval. */
export function cellFigures(trials: readonly Trial[]): Readonly<Record<string, Metric>> {
  const names = new Set(trials.flatMap(({ figures = {} }) => Object.keys(figures)));
  return Object.fromEntries(
    [...names].map((name) => [name, meanInterval(defined(trials.map(({ figures }) => figures?.[name])))]),
  );
}

/** Returns the speed-up of the cell `id` from the comparisons. That of the baseline is 1, without an interval. */
export function speedupMetric(
  id: string,
  baseline: string | undefined,
  comparisons: readonly Comparison[],
  blocks: number,
): Metric | undefined {
  if (id === baseline) return blocks > 0 ? { value: 1, n: blocks } : undefined;
  const comparison = comparisons.find(({ a, b }) => a === id && b === baseline);
  if (!comparison) return undefined;
  const { ratio, low, high, blocks: n } = comparison;
  return { value: ratio, n, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

type Arrivals = NonNullable<Trial['arrivals']>;

function isOverloaded(trials: readonly Trial[]): boolean {
  return trials.some(({ arrivals }) => arrivals?.isOverloaded);
}

function blockThroughput({ slices }: Trial): number | undefined {
  return slices.length === 0 ? undefined : mean(slices);
}

/** Returns the throughput of a trial divided by its ceiling; undefined if either was not measured. */
export function efficiencyOf(trial: Trial): number | undefined {
  const throughput = blockThroughput(trial);
  const { ceilingPerSecond } = trial;
  return throughput && ceilingPerSecond && throughput / ceilingPerSecond;
}

/**
 * Returns, for each block, the slope of memory between the cell's own width and that of its solo trials, which leaves
 * out the memory that all workers share.
 */
function memoryOfWorker({ workers, trials, solo }: CellMeasures): readonly number[] {
  const elsewhere = solo.find(({ memoryBytes }) => memoryBytes !== undefined);
  const atOtherWidth = mean(defined(solo.map(({ memoryBytes }) => memoryBytes)));
  if (elsewhere === undefined) return [];
  return defined(trials.map(({ memoryBytes }) => memoryBytes)).map(
    (bytes) => (bytes - atOtherWidth) / (workers - elsewhere.workers),
  );
}

/** A rate or a duration that is not positive was not measured; its logarithm would dominate the mean. */
function geometric(values: readonly number[]): MeanInterval | undefined {
  const positive = values.filter((value) => value > 0);
  return positive.length === 0 ? undefined : geometricMeanInterval(positive);
}

/** Bytes and delays are not negative, so their interval ends at 0. */
function arithmetic(values: readonly number[]): MeanInterval | undefined {
  if (values.length === 0) return undefined;
  const { low, ...interval } = meanInterval(values);
  return { ...interval, ...(low !== undefined && { low: interval.value < 0 ? low : Math.max(0, low) }) };
}

function defined(values: readonly (number | undefined)[]): readonly number[] {
  return values.filter((value) => value !== undefined);
}

function present(metrics: { readonly [Name in keyof Metrics]: Metric | undefined }): Metrics {
  return Object.fromEntries(Object.entries(metrics).filter(([, metric]) => metric !== undefined));
}
