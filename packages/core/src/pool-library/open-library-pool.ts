import { abortable } from '../abortable.ts';
import { isParbenchError, messageOf, ParbenchError } from '../errors.ts';
import type { Executor } from '../executor.ts';
import { within } from '../pool/within.ts';
import { rehearsal } from '../rehearsal.ts';
import type { OpenRequest } from '../strategy.ts';
import type { LibraryPool, StartRequest } from './library-pool.ts';
import type { LibraryPoolOptions } from './library-pool-options.ts';
import { createLibraryTasks, type LibraryTasks } from './library-tasks.ts';
import { createWorkerProbes, type WorkerProbes } from './worker-probes.ts';

/** A library's pool, and the adapter's additions. */
interface OpenPool {
  readonly pool: LibraryPool;
  readonly probes: WorkerProbes;
  readonly options: LibraryPoolOptions;
}

/**
 * Opens a library's pool as an executor: turns its answers and rejections into outcomes, and cancels tasks at deadlines
 * and aborts as far as the library can. Adds nothing that the library lacks: lost workers are left to it.
 * @throws ParbenchError of the workload that could not be started, `worker-start` when no worker was ready in time; the
 *   reason of `signal` if that was aborted
 */
export async function openLibraryPool<Options extends LibraryPoolOptions>(
  start: (request: StartRequest<Options>) => Promise<LibraryPool>,
  canTransfer: boolean,
  { workload, workers, options, signal }: OpenRequest<Options>,
): Promise<Executor> {
  const pool = await start({ workload, workers, options });
  // If opening has been aborted by now, nothing awaits this promise, and its rejection would end the process.
  Promise.resolve(pool.opened).catch(() => {});
  const open = { pool, probes: createWorkerProbes(pool, workers), options };
  try {
    await startedInTime(options, signal, () => firstWorker(open));
  } catch (error) {
    await end(open);
    throw error;
  }
  const maxUnsettled = workers * (pool.tasksPerWorker ?? 1) + options.queueLimit;
  return createExecutor(open, createLibraryTasks(pool, { canTransfer, maxUnsettled }));
}

function createExecutor(open: OpenPool, tasks: LibraryTasks): Executor {
  const { workers, answersRehearsals = true } = open.pool;
  const closed = new AbortController();
  let closing: Promise<void> | undefined;
  workers?.gone.then(tasks.refuse);
  return {
    submit: tasks.submit,
    close() {
      closed.abort(closedError());
      closing ??= close(open, tasks);
      return closing;
    },
    ready: () => startedInTime(open.options, closed.signal, (stop) => allWorkers(open, stop)),
    ...(workers && { workers: workers.list }),
    ...(answersRehearsals && { rehearsal }),
  };
}

async function firstWorker({ pool, probes }: OpenPool): Promise<void> {
  await pool.opened;
  if (pool.workers === undefined) await probes.awaitFirst();
}

async function allWorkers({ pool, probes }: OpenPool, stop: AbortSignal): Promise<void> {
  await (pool.workers ? pool.workers.ready() : probes.awaitAll(stop));
}

async function startedInTime(
  { startTimeoutMs: timeoutMs }: LibraryPoolOptions,
  signal: AbortSignal | undefined,
  start: (stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const timeoutMessage = () => `\`startTimeoutMs\`: the workers were not ready within ${timeoutMs} ms.`;
  try {
    await abortable(start, {
      signal,
      timeoutMs,
      timeoutError: () => new ParbenchError('worker-start', timeoutMessage()),
    });
  } catch (error) {
    if (isParbenchError(error) || signal?.aborted) throw error;
    const message = `No worker could be started: ${messageOf(error)}`;
    throw new ParbenchError('worker-start', message, { cause: error });
  }
}

async function close(open: OpenPool, tasks: LibraryTasks): Promise<void> {
  const { pool, options } = open;
  await tasks.drain(options.closeGraceMs);
  await settledWithin(options.closeGraceMs, async () => pool.teardown?.());
  await end(open);
}

/**
 * Ends the pool. Waits a little for answers to probes first: poolifier ends the driver if a worker answers after the
 * end.
 */
async function end({ pool, probes, options: { closeGraceMs } }: OpenPool): Promise<void> {
  await within(probes.answered(), closeGraceMs / 4);
  const graceMs = pool.endsReliably ? Number.POSITIVE_INFINITY : closeGraceMs;
  await settledWithin(graceMs, async () => pool.end());
}

/**
 * Waits until `work` settles. A library may reject when it ends, or wait for ever for a worker that does not respond:
 * closing goes on either way.
 */
async function settledWithin(graceMs: number, work: () => Promise<unknown>): Promise<void> {
  const settled = Promise.allSettled([work()]);
  await (graceMs === Number.POSITIVE_INFINITY ? settled : within(settled, graceMs));
}

function closedError(): ParbenchError {
  return new ParbenchError('closed', 'The executor was closed before all its workers were ready.');
}
