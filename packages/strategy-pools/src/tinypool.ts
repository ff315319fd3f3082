import { fileURLToPath } from 'node:url';
import type { PoolRequest } from './pool-messages.ts';
import { definePoolStrategy } from './pool-strategy.ts';

/**
 * The pool of vitest 1 to 3, a fork of piscina. Without its `teardown` option, which makes it wait for a thread in an
 * endless loop before it ends it: threads are torn down by name when the pool ends.
 */
export const tinypool = definePoolStrategy({
  name: 'pool/tinypool',
  library: 'tinypool',
  workers: 'worker threads',
  transfer: true,
  async start({ workload, workers, heapLimitMb }) {
    const { Tinypool } = await import('tinypool');
    const pool = new Tinypool({
      filename: fileURLToPath(import.meta.resolve('@parbench/strategy-pools/worker/tinypool')),
      workerData: workload,
      minThreads: workers,
      maxThreads: workers,
      ...(heapLimitMb !== undefined && { resourceLimits: { maxOldGenerationSizeMb: heapLimitMb } }),
    });
    // Without a listener, a thread that fails between tasks would end the driver.
    pool.on('error', () => {});
    return {
      run(request: PoolRequest, { transfer } = {}) {
        const signal = cancelSignal();
        const answer = pool.run(request, { signal, ...(transfer && { transferList: [...transfer] }) });
        return { answer, cancel: () => signal.abort() };
      },
      teardown: () => Promise.all(pool.threads.map(() => pool.run({}, { name: 'teardown' }))),
      end: () => pool.destroy(),
    };
  },
});

/** A signal by tinypool's lesser demands: an `AbortSignal` for each task would cost more than the task. */
function cancelSignal() {
  let onAbort: (() => void) | undefined;
  return {
    once(_event: 'abort', listener: () => void) {
      onAbort = listener;
    },
    off() {
      onAbort = undefined;
    },
    abort: () => onAbort?.(),
  };
}
