import type { MeanInterval } from '@parbench/engine';
import { formatRatio } from './quantities.ts';

/** A claim and its result. */
export interface Measure {
  readonly claim: string;
  readonly target: string;
  /** The figure, with its interval and number of blocks if it has them. */
  readonly reached: string;
  /** `undecided`: the interval contains the target. */
  readonly verdict: 'ok' | 'missed' | 'undecided' | 'not measured';
}

/** Judges a ratio that should be at least `target`: `ok` if its whole interval is, `missed` if no part of it is. */
export function judgeRatio(
  claim: string,
  target: number,
  ratio: MeanInterval | undefined,
  against: string,
): Measure {
  const { low = 0, high = Number.POSITIVE_INFINITY } = ratio ?? {};
  const decided = high < target ? 'missed' : 'undecided';
  return {
    claim,
    target: `≥ ${formatRatio(target)}`,
    reached: ratio === undefined ? '' : `${formatInterval(ratio)} ${against}`,
    verdict: ratio === undefined ? 'not measured' : low >= target ? 'ok' : decided,
  };
}

/** Formats a ratio with its interval: `4.1x (3.9x to 4.3x, 8 blocks)`. */
export function formatInterval({ value, low, high, n }: MeanInterval): string {
  const interval =
    low === undefined || high === undefined ? '' : `${formatRatio(low)} to ${formatRatio(high)}, `;
  return `${formatRatio(value)} (${interval}${n} block${n === 1 ? '' : 's'})`;
}
