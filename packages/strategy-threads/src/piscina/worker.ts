/** The entry of a piscina thread: its default export runs a task, by piscina's convention. */
import { parentPort, threadId, workerData } from 'node:worker_threads';
import { createPoolService, type LibraryAnswer } from '@parbench/core/pool-library/worker';
import { answerUnserialisable } from './unserialisable-answer.ts';
import type { ThreadReport } from './watch-threads.ts';

const service = createPoolService(workerData, threadId, move);

// At the top level: piscina's thread blocks between tasks as soon as this module is loaded, and promises stand still
// then.
const failure = await service.started;
parentPort?.postMessage((failure ?? { status: 'ready', thread: threadId }) satisfies ThreadReport);
if (failure) process.exit(1);

answerUnserialisable();

/** Answers one request. */
export default service.answer;

/** Disposes of this thread's state: called by name when the pool closes. */
export const { teardown } = service;

/** Few workloads move buffers, so piscina's module is loaded for those alone. */
async function move(answer: LibraryAnswer, transfer: readonly ArrayBuffer[]): Promise<unknown> {
  const { move: markMovable, transferableSymbol, valueSymbol } = await import('piscina');
  return markMovable({ [transferableSymbol]: transfer, [valueSymbol]: answer } as never);
}
