import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects what loading modules and making inputs has left. V8 would do that once the heap exceeds its first limit: after
 * the same number of tasks in every trial, so that the same slice of each would pay for it.
 */
export function settleHeap(): void {
  const collect = globalThis.gc ?? findCollect();
  collect();
}

/** Only where the user has not passed `--expose-gc`, which the workers of a pool may need. */
function findCollect(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return collect;
}
