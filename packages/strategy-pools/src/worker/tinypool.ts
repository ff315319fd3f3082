/** The entry of a tinypool thread: its default export runs a task, by tinypool's convention. */
import { threadId, workerData } from 'node:worker_threads';
import type { WorkloadReference } from '@parbench/core';
import { createPoolService, type LibraryAnswer } from '@parbench/core/pool-library/worker';
import { Tinypool } from 'tinypool';

const [, reference]: [unknown, WorkloadReference] = workerData;
const service = createPoolService(reference, threadId, move);

// At the top level, since tinypool's thread blocks between tasks once this module is loaded, and promises stand still.
await service.started;

/** Answers one request. */
export default service.answer;

/** Disposes of this thread's state: called by name when the pool closes. */
export const { teardown } = service;

function move(answer: LibraryAnswer, transfer: readonly ArrayBuffer[]): unknown {
  return Tinypool.move({ [Tinypool.transferableSymbol]: transfer, [Tinypool.valueSymbol]: answer } as never);
}
