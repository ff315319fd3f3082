import type { Cell } from '../result/schema.ts';

/** Whether a cell that ran before fails or hangs after: worse than any slowdown. One that was skipped was not tried. */
export function isBroken(before: Cell | undefined, after: Cell | undefined): boolean {
  return before?.status === 'ok' && (after?.status === 'failed' || after?.status === 'timeout');
}
