import { fileURLToPath } from 'node:url';
import { definePoolStrategy, type LibraryTask } from '@parbench/core/pool-library';
import { heapFields, resourceLimitsOf } from './heap-limit.ts';

/**
 * The pool of vitest 1 to 3, a fork of piscina. Its `teardown` option is not used, since it makes the end of the pool
 * wait for a thread in an endless loop: we tear threads down by name instead.
 */
export const tinypool = definePoolStrategy({
  name: 'pool/tinypool',
  description: 'worker threads in a pool of tinypool',
  library: { name: 'tinypool', from: import.meta.url },
  capabilities: { unit: 'thread', transfer: true },
  options: heapFields,
  async start({ workload, workers, options }) {
    const { Tinypool } = await import('tinypool');
    const pool = new Tinypool({
      filename: fileURLToPath(import.meta.resolve('@parbench/strategy-pools/worker/tinypool')),
      workerData: workload,
      minThreads: workers,
      maxThreads: workers,
      resourceLimits: resourceLimitsOf(options),
    });
    // Without a listener, a thread that fails between tasks would end the driver.
    pool.on('error', () => {});
    return {
      run(request, task: LibraryTask<CancelSignal>) {
        const { transfer } = task;
        const signal = cancelSignal();
        task.handle = signal;
        return pool.run(request, { signal, ...(transfer && { transferList: [...transfer] }) });
      },
      cancel: ({ handle }) => handle?.abort(),
      teardown: () => Promise.all(pool.threads.map(() => pool.run({}, { name: 'teardown' }))),
      end: () => pool.destroy(),
    };
  },
});

type CancelSignal = ReturnType<typeof cancelSignal>;

/**
 * Returns a signal with the members that tinypool needs: an `AbortSignal` for each task would cost more than the task.
 */
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
