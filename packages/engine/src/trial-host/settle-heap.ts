import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects what loading modules and making inputs has left. V8 would do that once the heap exceeds its first limit: after
 * the same number of tasks in every trial, so that the same slice of each would pay for it.
 */
export function settleHeap(): void {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  collect();
}
