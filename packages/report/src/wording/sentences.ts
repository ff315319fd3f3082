import type { Comparison } from '@parbench/engine';
import { formatCount, formatRatio } from './quantities.ts';

/**
 * An interval whose ends differ by more than this factor, a half-width above 100 %, is not shown: it comes of too few blocks.
 * `--json` has it.
 */
const widestShown = 4;

/** Whether an interval is too wide to be of use, as after two blocks. */
export function isTooWide({ low, high }: { low?: number | undefined; high?: number | undefined }): boolean {
  return low !== undefined && high !== undefined && high / low > widestShown;
}

/** Formats the interval of a ratio with its blocks, `1.88x to 1.98x, 8 blocks`; only the blocks if there is no useful interval. */
export function formatInterval(comparison: Comparison): string {
  const { low, high, blocks } = comparison;
  const counted = formatCount(blocks, 'block');
  if (low === undefined || high === undefined) return counted;
  if (isTooWide(comparison)) return `${counted}, too few for an interval`;
  return `${formatRatio(low)} to ${formatRatio(high)}, ${counted}`;
}

/** Lists names: `a`, `a and b`, `a, b and c`. */
export function listNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Returns the verb to follow `listNames(names)`. */
export function isOrAre(names: readonly unknown[]): 'is' | 'are' {
  return names.length === 1 ? 'is' : 'are';
}
