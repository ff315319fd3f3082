/** The entry of a tinypool thread: its default export runs a task, by tinypool's convention. */
import { threadId, workerData } from 'node:worker_threads';
import type { WorkloadReference } from '@parbench/core';
import { Tinypool } from 'tinypool';
import type { PoolAnswer, PoolRequest } from '../pool-messages.ts';
import { createPoolService } from './pool-service.ts';

const [, reference]: [unknown, WorkloadReference] = workerData;
const service = createPoolService(reference, threadId);

// At the top level: tinypool's thread blocks between tasks as soon as this module is loaded, and no promise goes on then.
await service.started;

/** Answers one request. */
export default function answer(request: PoolRequest): Promise<unknown> {
  return service.answer(request, move);
}

/** Disposes of this thread's state: called by name when the pool closes. */
export const { teardown } = service;

function move(answer: PoolAnswer, transfer: readonly ArrayBuffer[]): unknown {
  return Tinypool.move({ [Tinypool.transferableSymbol]: transfer, [Tinypool.valueSymbol]: answer } as never);
}
