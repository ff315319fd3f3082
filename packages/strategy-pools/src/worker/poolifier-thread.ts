/** The entry of a poolifier thread. */
import { threadId, workerData } from 'node:worker_threads';
import { createPoolService, type LibraryRequest } from '@parbench/core/pool-library/worker';
import { ThreadWorker } from 'poolifier';

const service = createPoolService(workerData, threadId);

// `async`, or poolifier takes what it returns for the value.
const answer = async (request?: LibraryRequest) => service.answer(request ?? 'probe');

// Not `async`: poolifier closes the port before such a handler could say that it is done, and then keeps the thread.
export default new ThreadWorker(answer, { killHandler: () => void service.teardown() });
