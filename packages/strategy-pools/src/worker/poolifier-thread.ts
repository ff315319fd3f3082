/** The entry of a poolifier thread. */
import { threadId, workerData } from 'node:worker_threads';
import { createPoolService, type LibraryRequest } from '@parbench/core/pool-library/worker';
import { ThreadWorker } from 'poolifier';

const service = createPoolService(workerData, threadId);

// `async`, since poolifier would take a plain return value for the result.
const answer = async (request?: LibraryRequest) => service.answer(request ?? 'probe');

// Not `async`: poolifier closes the port before such a handler could say that it is done, and then keeps the thread.
export default new ThreadWorker(answer, { killHandler: () => void service.teardown() });
