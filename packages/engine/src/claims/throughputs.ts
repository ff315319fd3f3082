import type { Cell } from '../result/cell-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { settingsFor } from '../sweep/curve-settings.ts';
import { compare } from '../verdict/compare.ts';
import { bounds, isAbove } from './rules.ts';
import type { RatioMeasure } from './schema.ts';

/** What is compared. */
interface ThroughputSettings extends Pick<RatioMeasure, 'name' | 'payload'> {
  readonly threads: Cell | undefined;
  readonly processes: Cell | undefined;
  /** How many comparisons must hold at once. */
  readonly comparisons: number;
}

/**
 * Compares the time that processes take with that of threads: the tasks per second of threads divided by those of
 * processes. Undefined if they share no block.
 */
export function compareThroughputs(
  result: Result,
  { threads, processes, comparisons, ...named }: ThroughputSettings,
): RatioMeasure | undefined {
  if (threads === undefined || processes === undefined) return undefined;
  const comparison = compare(threads, processes, settingsFor(result, comparisons));
  if (comparison === undefined) return undefined;
  const { ratio: value, low, high, blocks: n } = comparison;
  const thread = threads.metrics.throughputPerSecond;
  const process = processes.metrics.throughputPerSecond;
  return {
    ...{ kind: 'ratio', ...named, unit: 'per-second', bound: bounds.more },
    ...(thread && { thread }),
    ...(process && { process }),
    ratio: { value, low, high, n },
    stance: isAbove({ low, high }, bounds.more),
  };
}
