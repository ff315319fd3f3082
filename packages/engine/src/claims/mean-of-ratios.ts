import { geometricMeanInterval, type MeanInterval } from '../statistics/mean-interval.ts';

/** Positive values by the round or block that they were measured in. */
type Values = ReadonlyMap<number, number>;

/** Returns the geometric mean of the ratios of values that were measured together; undefined if there are none. */
export function meanOfRatios(
  numerators: Values,
  denominators: Values,
  confidence = 0.95,
): MeanInterval | undefined {
  const ratios = [...numerators].flatMap(([round, numerator]) => {
    const denominator = denominators.get(round);
    return denominator === undefined ? [] : [numerator / denominator];
  });
  return ratios.length === 0 ? undefined : geometricMeanInterval(ratios, confidence);
}
