import type { Worker } from 'node:worker_threads';
import { ParbenchError, type WorkerStatus } from '@parbench/core';
import type { LibraryWorkers, StartFailure } from '@parbench/core/pool-library';
import type { Piscina } from 'piscina';

/** A thread's report about itself, beside piscina's own messages. */
export type ThreadReport = { readonly status: 'ready'; readonly thread: number } | StartFailure;

/** The threads of a piscina pool, and which of them are ready: piscina itself does not report that. */
export interface PiscinaThreads extends LibraryWorkers {
  /** Resolves as soon as one thread is ready; rejects if one cannot start before that. */
  readonly opened: Promise<void>;
  /**
   * Ends a thread as soon as piscina considers it ready. Piscina gives queued tasks to threads that are still starting,
   * and if one of those exits, it never replaces a thread again.
   */
  end(thread: number): void;
}

interface WatchedThread {
  readonly worker: Worker;
  /** Whether it has reported that it can run tasks. */
  isReady: boolean;
  /** Whether piscina considers it ready: the threads that it starts with at once, others when they have loaded. */
  isTaken: boolean;
  /** Whether we end it, so that its exit does not count as a failed start. */
  isEnding: boolean;
}

/** Watches a pool that was created in this turn of the event loop and has `width` threads at full width. */
export function watchThreads(pool: Piscina, width: number): PiscinaThreads {
  const opened = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<string>();
  const threads = new Map<number, WatchedThread>();
  let fullWidth: PromiseWithResolvers<void> | undefined;
  let fault: ParbenchError | undefined;

  pool.on('message', (report: ThreadReport | null | undefined) => {
    if (report?.status === 'ready') onReady(report.thread);
    if (report?.status === 'start-failed') onStartFailed(new ParbenchError(report.code, report.message));
  });

  pool.on('workerCreate', ({ id }: { readonly id: number }) => {
    look();
    const thread = threads.get(id);
    if (thread) thread.isTaken = true;
    endIfTaken(thread);
  });

  function look(): void {
    for (const worker of pool.threads) {
      const { threadId } = worker;
      if (threads.has(threadId)) continue;
      threads.set(threadId, { worker, isReady: false, isTaken: false, isEnding: false });
      worker.once('exit', (exitCode) => onExit(threadId, exitCode));
    }
  }

  function endIfTaken(thread: WatchedThread | undefined): void {
    if (thread?.isTaken && thread.isEnding) void thread.worker.terminate();
  }

  function onReady(id: number): void {
    look();
    const thread = threads.get(id);
    if (thread) thread.isReady = true;
    opened.resolve();
    checkWidth();
  }

  function onStartFailed(error: ParbenchError): void {
    fault = error;
    opened.reject(error);
  }

  function onExit(id: number, exitCode: number): void {
    const thread = threads.get(id);
    threads.delete(id);
    if (!thread?.isReady && !thread?.isEnding) {
      const message = `A thread could not be started: it exited with code ${exitCode} before it was ready.`;
      onStartFailed(fault ?? new ParbenchError('worker-start', message));
    }
    look();
    checkWidth();
    if (pool.threads.length === 0) gone.resolve(fault?.message ?? 'all threads have exited');
  }

  function checkWidth(): void {
    if (pool.threads.length < width)
      fullWidth?.reject(fault ?? new ParbenchError('worker-start', 'piscina did not replace a thread.'));
    else if (pool.threads.every(({ threadId }) => threads.get(threadId)?.isReady)) fullWidth?.resolve();
    else return;
    fullWidth = undefined;
  }

  function statusOf({ threadId }: Worker): WorkerStatus {
    const state = threads.get(threadId)?.isReady ? 'ready' : 'starting';
    return { id: threadId, pid: process.pid, state };
  }

  look();
  return {
    opened: opened.promise,
    gone: gone.promise,
    list: () => pool.threads.map(statusOf),
    ready() {
      fullWidth ??= Promise.withResolvers();
      const { promise } = fullWidth;
      checkWidth();
      return promise;
    },
    end(id) {
      const thread = threads.get(id);
      if (thread) thread.isEnding = true;
      endIfTaken(thread);
    },
  };
}
