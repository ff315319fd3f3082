import { threadId, workerData } from 'node:worker_threads';
import { createPoolService } from '@parbench/core/pool-library/worker';

// tinypool puts data of its own first.
const service = createPoolService(workerData[1], threadId);
await service.started;

/** Disposes of this thread's state. */
export const { teardown } = service;

/** Answers one request. */
export default service.answer;
