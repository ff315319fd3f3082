import { isParbenchError, messageOf } from '../errors.ts';
import type { WorkerId } from '../outcome.ts';
import type { WorkloadReference } from '../strategy.ts';
import { taskErrorOf } from '../task-error.ts';
import { type StartedWorkload, startWorkload } from '../worker/start-workload.ts';
import type { LibraryAnswer, LibraryRequest, StartFailure } from './messages.ts';

export type { LibraryAnswer, LibraryRequest, StartFailure };

/** The workload of one worker. The worker file of each library serves it in the library's own way. */
export interface PoolService {
  /**
   * Resolves when the workload is started; if it cannot be, resolves to the failure, which every answer then repeats.
   * Never rejects.
   */
  readonly started: Promise<StartFailure | undefined>;
  /** Answers one request with a `LibraryAnswer`, or with what `move` returns for it. Never rejects. */
  answer(request: LibraryRequest): Promise<unknown>;
  /** Disposes of this worker's state. */
  teardown(): Promise<void>;
}

/** Makes the library move the buffers that the workload's `transfer` names; returns the answer to send instead. */
export type MoveAnswer = (answer: LibraryAnswer, transfer: readonly ArrayBuffer[]) => unknown;

/**
 * Starts the workload, once, in the worker with the id `worker`: its thread id or process id. Without `move`, buffers
 * are copied.
 */
export function createPoolService(
  reference: WorkloadReference,
  worker: WorkerId,
  move?: MoveAnswer,
): PoolService {
  let workload: StartedWorkload | undefined;
  const started = startWorkload(reference).then((ready) => {
    workload = ready;
    return undefined;
  }, startFailureOf);

  return {
    started,
    async answer(request) {
      if (workload === undefined) {
        const failure = await started;
        if (workload === undefined) return [worker, undefined, failure];
      }
      if (request === 'probe') return [worker];
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

function startFailureOf(error: unknown): StartFailure {
  const code = isParbenchError(error) ? error.code : 'worker-start';
  return { status: 'start-failed', code, message: messageOf(error) };
}
