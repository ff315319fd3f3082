import type { Cell } from '../result/cell-schema.ts';

/**
 * Returns whether a cell that ran before now fails or hangs, which is worse than any slowdown. One that is skipped was
 * not tried.
 */
export function isBroken(before: Cell | undefined, after: Cell | undefined): boolean {
  return before?.status === 'ok' && (after?.status === 'failed' || after?.status === 'timeout');
}
