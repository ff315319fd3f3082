import type { Comparison } from '@parbench/engine';
import { formatCount, formatRatio } from '../output/quantities.ts';

/** From this ratio of its ends on, an interval of very few blocks says nothing; `--json` has it. */
const widestShown = 100;

/** Whether an interval of very few blocks says nothing. */
export function isTooWide({ low, high }: { low?: number | undefined; high?: number | undefined }): boolean {
  return low !== undefined && high !== undefined && high / low > widestShown;
}

/** What a ratio rests on: `1.88x to 1.98x, 8 blocks`, or only the blocks where there is no interval that says something. */
export function formatInterval(comparison: Comparison): string {
  const { low, high, blocks } = comparison;
  const counted = formatCount(blocks, 'block');
  if (low === undefined || high === undefined) return counted;
  if (isTooWide(comparison)) return `${counted}: too few for an interval`;
  return `${formatRatio(low)} to ${formatRatio(high)}, ${counted}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `is` or `are`, to go with `listNames` of as many. */
export function isOrAre(names: readonly unknown[]): 'is' | 'are' {
  return names.length === 1 ? 'is' : 'are';
}
