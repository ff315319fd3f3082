/** The entry of a workerpool worker, thread or process: registers the methods for `pool.exec`. */
import { isMainThread, threadId, workerData } from 'node:worker_threads';
import { createPoolService, type LibraryAnswer } from '@parbench/core/pool-library/worker';
import workerpool from 'workerpool';

const service = isMainThread
  ? createPoolService(JSON.parse(process.argv[2] ?? ''), process.pid)
  : createPoolService(workerData, threadId, move);

// Registering reports that the worker is ready.
await service.started;

workerpool.worker({ answer: service.answer }, { onTerminate: service.teardown });

function move(answer: LibraryAnswer, transfer: readonly ArrayBuffer[]): unknown {
  return new workerpool.Transfer(answer, [...transfer]);
}
