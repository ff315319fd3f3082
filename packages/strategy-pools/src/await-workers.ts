import { setTimeout as wait } from 'node:timers/promises';
import { isParbenchError, messageOf, ParbenchError, type WorkerId } from '@parbench/core';
import type { LibraryPool } from './library-pool.ts';

/** How long workers are waited for. */
export interface StartLimit {
  readonly startTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Resolves when one of `workers` workers can run tasks.
 * @throws ParbenchError of a workload that could not be started, `worker-start` when no worker answers; the reason of
 *   the signal
 */
export function awaitFirstWorker(pool: LibraryPool, workers: number, limit: StartLimit): Promise<WorkerId> {
  return orGiveUp(async () => {
    await pool.opened;
    return Promise.race(greetAll(pool, workers));
  }, limit);
}

/**
 * Resolves when all workers can run tasks: libraries do not say, so as many greetings as there are workers are sent at
 * once, again until each was answered by another worker.
 * @throws ParbenchError as `awaitFirstWorker`
 */
export function awaitAllWorkers(pool: LibraryPool, workers: number, limit: StartLimit): Promise<void> {
  return orGiveUp(async (stop) => {
    while (!stop.aborted) {
      const answers = await Promise.allSettled(greetAll(pool, workers));
      const fault = answers.find((answer) => answer.status === 'rejected' && isParbenchError(answer.reason));
      if (fault?.status === 'rejected') throw fault.reason;
      const ids = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      if (new Set(ids).size === workers) return;
      await wait(10);
    }
  }, limit);
}

function greetAll(pool: LibraryPool, workers: number): readonly Promise<WorkerId>[] {
  return Array.from({ length: workers }, () => greet(pool));
}

async function greet(pool: LibraryPool): Promise<WorkerId> {
  const [worker, , failure] = await pool.run('greeting').answer;
  if (failure?.status === 'start-failed') throw new ParbenchError(failure.code, failure.message);
  return worker;
}

async function orGiveUp<T>(
  work: (stop: AbortSignal) => Promise<T>,
  { startTimeoutMs, signal }: StartLimit,
): Promise<T> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const givenUp = Promise.withResolvers<never>();
  const giveUp = (reason: unknown) => givenUp.reject(reason);
  const timeout = `\`startTimeoutMs\`: the workers were not ready within ${startTimeoutMs} ms.`;
  const timer = setTimeout(() => giveUp(new ParbenchError('worker-start', timeout)), startTimeoutMs);
  const onAbort = () => giveUp(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work(stop.signal), givenUp.promise]);
  } catch (error) {
    if (isParbenchError(error) || signal?.aborted) throw error;
    throw new ParbenchError('worker-start', `No worker could be started: ${messageOf(error)}`, {
      cause: error,
    });
  } finally {
    stop.abort();
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
