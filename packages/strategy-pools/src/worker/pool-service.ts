import { isParbenchError, messageOf, type WorkerId, type WorkloadReference } from '@parbench/core';
import { type StartedWorkload, startWorkload, taskErrorOf } from '@parbench/core/worker';
import type { PoolAnswer, PoolRequest, StartFailure } from '../pool-messages.ts';

/** One worker's workload, as the entry of every library serves it. */
export interface PoolService {
  /** Resolves when the workload is started or could not be, which every answer then says. */
  readonly started: Promise<void>;
  /** Answers one request. Never rejects. `move` makes the library move the buffers that the workload's `transfer` names. */
  answer(
    request: PoolRequest,
    move?: (answer: PoolAnswer, transfer: readonly ArrayBuffer[]) => unknown,
  ): Promise<unknown>;
  /** Disposes of this worker's state. */
  teardown(): Promise<void>;
}

/** Starts the workload of the worker that is called `worker`, once. */
export function createPoolService(reference: WorkloadReference, worker: WorkerId): PoolService {
  let workload: StartedWorkload | undefined;
  let failure: StartFailure | undefined;

  const started = startWorkload(reference).then(
    (ready) => {
      workload = ready;
    },
    (error: unknown) => {
      const code = isParbenchError(error) ? error.code : 'worker-start';
      failure = { status: 'start-failed', code, message: messageOf(error) };
    },
  );

  return {
    started,
    async answer(request, move) {
      if (workload === undefined) await started;
      if (workload === undefined) return [worker, undefined, failure];
      if (request === 'greeting') return [worker];
      try {
        const value = await workload.run(request.input);
        const transfer = move ? workload.transferOf(value) : [];
        return move && transfer.length > 0 ? move([worker, value], transfer) : [worker, value];
      } catch (thrown) {
        return [worker, undefined, taskErrorOf(thrown, worker)];
      }
    },
    teardown: async () => workload?.teardown(),
  };
}
