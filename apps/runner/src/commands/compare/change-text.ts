import type { CellChange } from '@parbench/engine/compare-runs';
import { formatRatio } from '@parbench/report/quantities';
import { isTooWide } from '@parbench/report/wording';

/** `0.94x to 1.02x`; empty if there is no interval. */
export function intervalText({ low, high }: CellChange): string {
  if (low === undefined || high === undefined) return '';
  return isTooWide({ low, high }) ? 'too wide' : `${formatRatio(low)} to ${formatRatio(high)}`;
}

/** The blocks of both, or of each if they differ. */
export function blocksText({ blocks }: CellChange): string {
  return blocks.before === blocks.after ? String(blocks.after) : `${blocks.before}, ${blocks.after}`;
}
