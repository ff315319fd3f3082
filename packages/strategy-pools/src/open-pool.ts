import { type Executor, type OpenRequest, ParbenchError } from '@parbench/core';
import { within } from '@parbench/core/pool';
import { awaitAllWorkers, awaitFirstWorker } from './await-workers.ts';
import type { LibraryPool, StartRequest } from './library-pool.ts';
import type { PoolOptions } from './pool-options.ts';
import { createPoolTasks } from './pool-tasks.ts';

/**
 * Opens a library's pool as an executor: its answers and rejections become outcomes, and what it can give up is given
 * up by deadline and abort. What the library does not do is not added: lost workers are its affair.
 * @throws ParbenchError of the workload that could not be started; the reason of `signal` if that was aborted
 */
export async function openPool(
  start: (request: StartRequest) => Promise<LibraryPool>,
  canTransfer: boolean,
  { workload, workers, options, signal }: OpenRequest<PoolOptions>,
): Promise<Executor> {
  const { closeGraceMs, startTimeoutMs, heapLimitMb } = options;
  const started = await start({ workload, workers, ...(heapLimitMb !== undefined && { heapLimitMb }) });
  const pool = endAfterGreetings(started, closeGraceMs / 4);
  // Nobody waits for it where opening has been aborted; a rejection would end the process.
  Promise.resolve(pool.opened).catch(() => {});
  const tasks = createPoolTasks(pool, canTransfer);
  const closed = new AbortController();
  let closing: Promise<void> | undefined;

  async function shutDown(): Promise<void> {
    closed.abort(new ParbenchError('closed', 'The executor was closed before all its workers were ready.'));
    await tasks.drain(closeGraceMs);
    await settled(pool.teardown?.(), closeGraceMs);
    await settled(pool.end(), closeGraceMs);
  }

  try {
    await awaitFirstWorker(pool, workers, { startTimeoutMs, signal });
  } catch (error) {
    await settled(pool.end(), closeGraceMs);
    throw error;
  }
  return {
    submit: tasks.submit,
    close: () => (closing ??= shutDown()),
    ready: () => awaitAllWorkers(pool, workers, { startTimeoutMs, signal: closed.signal }),
  };
}

/**
 * Lets the library answer the greetings, which only the adapter sends, for `graceMs` before its pool is ended: poolifier
 * ends the driver when a worker answers after that.
 */
function endAfterGreetings(pool: LibraryPool, graceMs: number): LibraryPool {
  const unanswered = new Set<PromiseLike<unknown>>();
  return {
    ...pool,
    run(request, options) {
      const task = pool.run(request, options);
      if (request === 'greeting') {
        const forget = () => void unanswered.delete(task.answer);
        unanswered.add(task.answer);
        task.answer.then(forget, forget);
      }
      return task;
    },
    async end() {
      await within(Promise.allSettled(unanswered), graceMs);
      await pool.end();
    },
  };
}

/** A library may reject when it ends, or wait for ever for a worker that does not hear: closing goes on either way. */
function settled(ending: PromiseLike<unknown> | undefined, graceMs: number): Promise<void> {
  return within(Promise.allSettled([ending]), graceMs);
}
