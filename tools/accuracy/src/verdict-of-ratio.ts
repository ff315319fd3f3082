import type { Finding } from './observation.ts';

/** Returns the verdict from a ratio without an interval: by whether it lies beyond the threshold. */
export function verdictOfRatio(ratio: number, threshold: number): Finding['verdict'] {
  if (ratio > 1 + threshold) return 'faster';
  return ratio < 1 / (1 + threshold) ? 'slower' : 'equivalent';
}
