import type { Comparison } from '../result/schema.ts';

/** A ratio for people, to three digits or two decimals: `0.0312x`, `0.85x`, `1.93x`, `12.4x`, `310x`; beyond a million `1.2e+7x`. */
export function formatRatio(ratio: number): string {
  const rounded = Number(ratio.toPrecision(3));
  const magnitude = Math.floor(Math.log10(rounded));
  if (Math.abs(magnitude) >= 6) return `${rounded.toExponential()}x`;
  return `${rounded.toFixed(magnitude === -1 ? 2 : Math.max(0, 2 - magnitude))}x`;
}

/** From this ratio of its ends on, an interval of very few blocks says nothing; `--json` has it. */
const widestShown = 100;

/** Whether an interval of very few blocks says nothing. */
export function isTooWide({ low, high }: { low?: number | undefined; high?: number | undefined }): boolean {
  return low !== undefined && high !== undefined && high / low > widestShown;
}

/** What a ratio rests on: `1.88x to 1.98x, 8 blocks`, or only the blocks where there is no interval that says something. */
export function formatEvidence(comparison: Comparison): string {
  const { low, high, blocks } = comparison;
  const counted = countBlocks(blocks);
  if (low === undefined || high === undefined) return counted;
  if (isTooWide(comparison)) return `${counted}: too few for an interval`;
  return `${formatRatio(low)} to ${formatRatio(high)}, ${counted}`;
}

/** `1 block`, `8 blocks`. */
export function countBlocks(blocks: number): string {
  return blocks === 1 ? '1 block' : `${blocks} blocks`;
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

/** A relative difference for people: 0.02 is `2 %`, 0.005 is `0.5 %`. */
export function formatPercent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(3))} %`;
}
