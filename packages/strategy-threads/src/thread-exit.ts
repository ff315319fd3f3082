import type { Worker } from 'node:worker_threads';
import type { WorkerExit } from '@parbench/core/pool';

/** Calls `listener` once, with the way in which the thread ended. */
export function onceExited(thread: Worker, listener: (exit: WorkerExit) => void): void {
  let error: (Error & { code?: string }) | undefined;
  thread.once('error', (fault: Error) => {
    error = fault;
  });
  thread.once('exit', (exitCode) => {
    const isOutOfMemory = error?.code === 'ERR_WORKER_OUT_OF_MEMORY';
    listener({ exitCode, isOutOfMemory, ...(error && { error }) });
  });
}
