import type { Choice, MeasuredFunction } from './measured-function.ts';

/**
 * What a choice costs: the part of the best way's throughput that is missed, by the exhaustive run. 0 is the best way
 * itself. The best of many noisy figures is a little too good, so regrets are, if anything, too large.
 */
export function regretOf({ strategy, workers }: Choice, { name, exhaustive }: MeasuredFunction): number {
  const chosen = exhaustive.find((way) => way.strategy === strategy && way.workers === workers);
  if (chosen === undefined) {
    throw new Error(`${name}: the exhaustive run has no ${strategy} with ${workers} workers.`);
  }
  return 1 - chosen.speedup / bestOf(exhaustive).speedup;
}

/**
 * What the advice costs. The exhaustive run says which way is best; how far the advice is behind it is taken from a run
 * of the two alone, since the best of many noisy figures is too good.
 */
export function regretOfAdvice(measured: MeasuredFunction): number {
  const { advised, duel } = measured;
  return duel === undefined ? regretOf(advised, measured) : Math.max(0, 1 - duel.ratio);
}

/** The way with the highest throughput. */
export function bestOf(exhaustive: MeasuredFunction['exhaustive']): MeasuredFunction['exhaustive'][number] {
  return exhaustive.reduce((best, way) => (way.speedup > best.speedup ? way : best));
}
