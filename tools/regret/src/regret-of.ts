import type { Choice } from './decision.ts';
import type { MeasuredFunction } from './measured-function.ts';

/**
 * Returns the regret of a choice by the exhaustive run: the share of the best way's throughput that it misses; 0 for
 * the best way itself. The best of many noisy figures is a little too good, so regrets are, if anything, too large.
 */
export function regretOf({ strategy, workers }: Choice, { name, exhaustive }: MeasuredFunction): number {
  const chosen = exhaustive.find((way) => isSame(way, { strategy, workers }));
  if (chosen === undefined) {
    throw new Error(`${name}: the exhaustive run has no ${strategy} with ${workers} workers.`);
  }
  return 1 - chosen.speedup / bestOf(exhaustive).speedup;
}

/**
 * Returns the regret of the advice. The exhaustive run decides which way is its rival. How far the advice is behind it comes
 * from a run of the two alone, since the best of many noisy figures is too good.
 */
export function regretOfAdvice(measured: MeasuredFunction): number {
  const { advised, duel } = measured;
  return duel === undefined ? regretOf(advised, measured) : Math.max(0, 1 - duel.ratio);
}

/** How far behind the advised way another one may be, as a share of its throughput, and still be measured against it. */
const rivalWithin = 0.1;

/** Returns the best way besides the advised one; undefined if it is too far behind that to be better. */
export function rivalOf({ advised, exhaustive }: Pick<MeasuredFunction, 'advised' | 'exhaustive'>) {
  const own = exhaustive.find((way) => isSame(way, advised));
  const others = exhaustive.filter((way) => way !== own);
  if (others.length === 0) return;
  const rival = bestOf(others);
  return own && rival.speedup < (1 - rivalWithin) * own.speedup ? undefined : rival;
}

/** Returns the way with the highest throughput. */
function bestOf(exhaustive: MeasuredFunction['exhaustive']): MeasuredFunction['exhaustive'][number] {
  return exhaustive.reduce((best, way) => (way.speedup > best.speedup ? way : best));
}

/**
 * Returns the regrets of the strategies that screening dropped, by the exhaustive run, as far as that measured them; of a
 * function that gains nothing, none: there it does not matter which strategy is best.
 */
export function regretsOfScreenedOut(measured: MeasuredFunction): readonly number[] {
  const { screenedOut = [], exhaustive } = measured;
  if (bestOf(exhaustive).strategy === 'inline') return [];
  return screenedOut
    .filter((choice) => exhaustive.some((way) => isSame(way, choice)))
    .map((choice) => regretOf(choice, measured));
}

/** Returns whether two choices are the same way. */
export function isSame(a: Choice, b: Choice): boolean {
  return a.strategy === b.strategy && a.workers === b.workers;
}
