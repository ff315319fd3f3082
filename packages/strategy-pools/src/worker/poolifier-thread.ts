/** The entry of a poolifier thread. */
import { threadId, workerData } from 'node:worker_threads';
import { ThreadWorker } from 'poolifier';
import type { PoolRequest } from '../pool-messages.ts';
import { createPoolService } from './pool-service.ts';

const service = createPoolService(workerData, threadId);

// `async`, or poolifier takes what it returns for the value.
const answer = async (request?: PoolRequest) => service.answer(request ?? 'greeting');

// Not `async`: poolifier closes the port before such a handler could say that it is done, and then keeps the thread.
export default new ThreadWorker(answer, { killHandler: () => void service.teardown() });
