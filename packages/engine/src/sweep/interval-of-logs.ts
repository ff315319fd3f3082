import type { Metric } from '../result/metric-schema.ts';
import { estimateMean, intervalOf } from '../statistics/adjusted-interval.ts';
import { mean } from '../statistics/mean.ts';
import { exponential } from '../statistics/mean-interval.ts';
import { simultaneousConfidence } from '../statistics/simultaneous.ts';

/** How sure the intervals of several means are. */
interface IntervalSettings {
  /** How many intervals hold at once. */
  readonly comparisons: number;
  /** The lag-1 autocorrelation of the run's blocks. */
  readonly autocorrelation?: number | undefined;
}

/** Returns the geometric mean of positive values, one for each block in order; undefined for none. */
export function geometricMetric(values: readonly number[], settings: IntervalSettings): Metric | undefined {
  const logs = values.map(Math.log);
  if (logs.length === 0) return undefined;
  if (logs.length === 1) return { value: Math.exp(mean(logs)), n: 1 };
  const estimate = estimateMean(logs, settings.autocorrelation);
  return exponential(intervalOf(estimate, simultaneousConfidence(0.95, settings.comparisons)));
}
