import type { Worker } from 'node:worker_threads';
import { ParbenchError, type WorkerStatus } from '@parbench/core';
import type { Piscina } from 'piscina';
import type { KeepAlive } from './keep-alive.ts';
import type { ThreadReport } from './piscina-messages.ts';

/** Which threads of a piscina pool are ready; piscina itself does not say. */
export interface ThreadWatch {
  /** Resolves with the first thread ready; rejects with the first that cannot start. */
  readonly opened: Promise<void>;
  /** Resolves when all threads are ready; rejects when piscina has given up replacing one. */
  ready(): Promise<void>;
  workers(): readonly WorkerStatus[];
  /**
   * Ends a thread, as soon as piscina takes it for ready. Piscina gives queued tasks to threads that are still starting,
   * and when one of those exits it never replaces a thread again.
   */
  end(thread: number): void;
  /** Rejects whoever waits for threads. */
  close(): void;
}

/** Watches a pool that is to have `width` threads; `onGone` is told when piscina has given up all of them. */
export function watchThreads(
  pool: Piscina,
  width: number,
  keepAlive: KeepAlive,
  onGone: (reason: string) => void,
): ThreadWatch {
  const opened = Promise.withResolvers<void>();
  const known = new WeakSet<Worker>();
  const readyThreads = new Set<number>();
  /** Threads that piscina takes for ready: those that it starts with from the first, others when they have said so. */
  const created = new Set<number>();
  const toEnd = new Set<number>();
  let fullWidth: PromiseWithResolvers<void> | undefined;
  let fault: ParbenchError | undefined;

  pool.on('message', (report: ThreadReport) => {
    if (report?.type === 'ready') onReady(report.thread);
    if (report?.type === 'start-failed') onStartFailed(new ParbenchError(report.code, report.message));
  });

  pool.on('workerCreate', ({ id }: { readonly id: number }) => {
    created.add(id);
    if (toEnd.has(id)) terminate(id);
  });

  function terminate(thread: number): void {
    pool.threads.find(({ threadId }) => threadId === thread)?.terminate();
  }

  function onReady(thread: number): void {
    readyThreads.add(thread);
    opened.resolve();
    checkWidth();
  }

  function onStartFailed(error: ParbenchError): void {
    fault = error;
    opened.reject(error);
  }

  function onExit(thread: number, exitCode: number): void {
    created.delete(thread);
    const wasReady = readyThreads.delete(thread);
    const wasEnded = toEnd.delete(thread);
    if (!wasReady && !wasEnded) {
      const message = `A thread could not be started: it exited with code ${exitCode} before it was ready.`;
      onStartFailed(fault ?? new ParbenchError('worker-start', message));
    }
    look();
    checkWidth();
    if (pool.threads.length === 0) onGone(fault?.message ?? 'all threads have exited');
  }

  function look(): void {
    for (const thread of pool.threads) {
      if (known.has(thread)) continue;
      known.add(thread);
      const { threadId } = thread;
      thread.once('exit', (exitCode) => onExit(threadId, exitCode));
    }
  }

  function checkWidth(): void {
    if (pool.threads.length < width)
      fullWidth?.reject(fault ?? new ParbenchError('worker-start', 'piscina did not replace a thread.'));
    else if (pool.threads.every(({ threadId }) => readyThreads.has(threadId))) fullWidth?.resolve();
    else return;
    fullWidth = undefined;
  }

  look();
  return {
    opened: opened.promise,
    ready() {
      keepAlive.hold();
      fullWidth ??= Promise.withResolvers();
      const { promise } = fullWidth;
      checkWidth();
      return promise.finally(keepAlive.release);
    },
    workers: () =>
      pool.threads.map(({ threadId }) => ({
        id: threadId,
        pid: process.pid,
        state: readyThreads.has(threadId) ? 'ready' : 'starting',
      })),
    end(thread) {
      toEnd.add(thread);
      if (created.has(thread)) terminate(thread);
    },
    close() {
      fullWidth?.reject(
        new ParbenchError('closed', 'The executor was closed before all its threads were ready.'),
      );
      fullWidth = undefined;
    },
  };
}
