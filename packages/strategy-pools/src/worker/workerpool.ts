/** The entry of a workerpool worker, thread or process: registers what `pool.exec` calls. */
import { isMainThread, threadId, workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { PoolAnswer, PoolRequest } from '../pool-messages.ts';
import { createPoolService } from './pool-service.ts';

const service = isMainThread
  ? createPoolService(JSON.parse(process.argv[2] ?? ''), process.pid)
  : createPoolService(workerData, threadId);

// Registering says ready.
await service.started;

workerpool.worker(
  { answer: (request: PoolRequest) => service.answer(request, isMainThread ? undefined : move) },
  { onTerminate: service.teardown },
);

function move(answer: PoolAnswer, transfer: readonly ArrayBuffer[]): unknown {
  return new workerpool.Transfer(answer, [...transfer]);
}
