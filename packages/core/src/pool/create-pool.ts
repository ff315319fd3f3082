import type { Executor } from '../executor.ts';
import { assemblePool, type Pool } from './assemble-pool.ts';
import { defaultTuning, type PoolOptions } from './pool-options.ts';

/**
 * Opens a pool over workers that a strategy supplies. Resolves with the first worker ready; all are started by then.
 * When that fails nothing is left behind.
 * @throws ParbenchError `module-missing`, `module-syntax`, `module-throws`, `invalid-workload`, `setup-failed` or
 *   `worker-start`; the reason of `signal` if that was aborted
 */
export async function createPool({ signal, ...options }: PoolOptions): Promise<Required<Executor>> {
  signal?.throwIfAborted();
  const pool = assemblePool({ ...defaultTuning, values: 'structured-clone', canTransfer: false, ...options });
  try {
    await openUnlessAborted(pool, signal);
    return pool.executor;
  } catch (error) {
    await pool.abandon();
    throw error;
  }
}

async function openUnlessAborted(pool: Pool, signal: AbortSignal | undefined): Promise<void> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  try {
    await Promise.race([pool.open(), aborted.promise]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
