import { mean, sum } from '../statistics/mean.ts';
import { quantile } from '../statistics/quantile.ts';

/** A stretch of load during warm-up. */
export interface WarmUpWindow {
  /** Completions per unit of time; any unit will do. */
  readonly rate: number;
  /** Tasks completed by each worker; missing where there is only one. */
  readonly tasksByWorker?: Readonly<Record<string, number>>;
}

/** The most windows on each side of the comparison. */
const span = 4;

/** The largest relative rise of the later windows over the earlier ones that counts as steady. */
const tolerance = 0.05;

/**
 * Returns whether throughput still rises, of all workers together or of any single one: compilation makes code faster,
 * and each worker compiles for itself. Only a rise delays the measurement; a fall comes from the host.
 */
export function isWarming(windows: readonly WarmUpWindow[]): boolean {
  const workers = new Set(windows.flatMap(({ tasksByWorker = {} }) => Object.keys(tasksByWorker)));
  return (
    isRising(windows.map(({ rate }) => rate)) || [...workers].some((worker) => isCatchingUp(worker, windows))
  );
}

/**
 * Returns whether the median of the last four rates is above that of the four before by more than 5 %, and by more than
 * twice what their scatter does to such a difference; with fewer rates, of the last half above that of the first half. On a
 * busy host single windows scatter by 10 % and more, and their medians differ without any warming.
 */
export function isRising(rates: readonly number[]): boolean {
  const [earlier, later] = halves(rates);
  const rise = quantile(later, 0.5) - quantile(earlier, 0.5);
  const chance = medianError * scatterIn([earlier, later]) * Math.sqrt(2 / earlier.length);
  return rise > Math.max(tolerance * quantile(earlier, 0.5), 2 * chance);
}

/** The standard error of a median of normal values in units of that of their mean, the root of pi / 2. */
const medianError = Math.sqrt(Math.PI / 2);

/**
 * Returns the standard deviation of single rates by the mean difference of neighbours in a stretch, the moving range of
 * control charts (Shewhart), which a steady rise hardly changes: two normal values differ by 2 / sqrt(pi) of it on average.
 * It is 0 for stretches of one rate.
 */
function scatterIn(stretches: readonly (readonly number[])[]): number {
  const differences = stretches.flatMap((rates) =>
    rates.slice(1).map((rate, index) => Math.abs(rate - (rates[index] ?? rate))),
  );
  return differences.length === 0 ? 0 : (mean(differences) * Math.sqrt(Math.PI)) / 2;
}

/**
 * Returns whether a worker does a larger share of the tasks in the last four windows than in the four before: more than
 * 5 % and twice what chance does to counts this small (1 / n1 + 1 / n2 is about the relative variance of the ratio of
 * two counts).
 */
function isCatchingUp(worker: string, windows: readonly WarmUpWindow[]): boolean {
  const [earlier, later] = halves(windows).map((half) => tasksOf(worker, half));
  if (earlier === undefined || later === undefined || later.own === 0) return false;
  if (earlier.own === 0) return true;
  const chance = 2 * Math.sqrt(1 / earlier.own + 1 / later.own);
  return later.own / later.all > (earlier.own / earlier.all) * (1 + tolerance + chance);
}

function tasksOf(worker: string, windows: readonly WarmUpWindow[]) {
  const counts = windows.map(({ tasksByWorker = {} }) => tasksByWorker);
  return {
    own: sum(counts.map((tasks) => tasks[worker] ?? 0)),
    all: sum(counts.map((tasks) => sum(Object.values(tasks)))),
  };
}

function halves<Item>(items: readonly Item[]): readonly [readonly Item[], readonly Item[]] {
  const side = Math.min(span, Math.floor(items.length / 2));
  return side === 0 ? [[], []] : [items.slice(-2 * side, -side), items.slice(-side)];
}
