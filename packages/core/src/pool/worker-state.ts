import type { ValueCodec } from '../codec/value-codec.ts';
import type { ParbenchError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { PipelineDepth } from './pipeline-depth.ts';
import type { PoolWorker, WorkerExit } from './pool-worker.ts';
import { settle, type Task } from './task.ts';
import type { TaskList } from './task-list.ts';
import type { TaskOutbox } from './task-outbox.ts';
import { endOfExit, lossOf, type WorkerEnd } from './worker-end.ts';

/**
 * The state of a worker. `starting` lasts until the worker is ready or its time limit has passed, `unused` until it
 * gets its first task, `serving` until it ends. `ended` is final.
 */
type WorkerState =
  | { readonly name: 'starting'; readonly timeLimit: NodeJS.Timeout }
  | { readonly name: 'unused' }
  | {
      readonly name: 'serving';
      /**
       * Since when the worker has had tasks and sent nothing. Mutable, so that a message does not allocate a new state.
       */
      busySince: number | undefined;
    }
  | { readonly name: 'ended' };

/** The events that a worker handle reports to its slot. */
export interface WorkerEvents {
  onReady(): void;
  /** The worker has fewer tasks than before. */
  onRoom(): void;
  /** Called exactly once, when all tasks in flight have settled. The worker itself may exit a moment later. */
  onEnd(end: WorkerEnd): void;
}

/** The internals of a worker handle. Only this module changes `state`. */
export interface HandleInternals {
  readonly worker: PoolWorker;
  readonly codec: ValueCodec;
  readonly inFlight: TaskList;
  readonly outbox: TaskOutbox;
  readonly depth: PipelineDepth;
  readonly events: WorkerEvents;
  state: WorkerState;
}

const unused = { name: 'unused' } as const;
const ended = { name: 'ended' } as const;

/** Enters the next state and releases the timer of the one before. */
function enter(handle: HandleInternals, next: WorkerState): void {
  if (handle.state.name === 'starting') clearTimeout(handle.state.timeLimit);
  handle.state = next;
}

/** Records that the worker is ready. */
export function becomeReady(handle: HandleInternals): void {
  if (handle.state.name === 'starting') enter(handle, unused);
  handle.events.onReady();
}

/** Records that the worker gets a task, its first or another. */
export function serve(handle: HandleInternals): void {
  if (handle.state.name === 'unused') enter(handle, { name: 'serving', busySince: undefined });
}

/** Kills the worker and settles its tasks in flight as lost for this reason. */
function end(handle: HandleInternals, reason: WorkerEnd): void {
  if (handle.state.name === 'ended') return;
  enter(handle, ended);
  const { worker, inFlight, events } = handle;
  worker.kill();
  for (const task of inFlight) finish(handle, task, lossOf(reason, worker.id));
  events.onEnd(reason);
}

/** Kills a worker that could not be sent its workload. Reports no event: `startWorker` throws. */
export function discard(handle: HandleInternals): void {
  enter(handle, ended);
  handle.worker.kill();
}

/** Kills a worker; `what` completes the sentence "Worker N ...". */
export function kill(handle: HandleInternals, what: string): void {
  end(handle, lost(handle, what));
}

/** Ends a worker that has reported a crash before it exits. */
export function crash(handle: HandleInternals, message: string): void {
  end(handle, { ...lost(handle, `crashed outside of any task: ${message}`), exitCode: 1 });
}

/** Ends a worker that broke the protocol. */
export function breach(handle: HandleInternals, what: string): void {
  end(handle, { ...lost(handle, what), kind: 'protocol' });
}

/** Ends a worker that has reported why it cannot start. */
export function failStart(handle: HandleInternals, error: ParbenchError): void {
  end(handle, { kind: 'worker-lost', message: error.message, isFailedStart: true, error });
}

/** Ends the handle of a worker that has exited. */
export function leave(handle: HandleInternals, exit: WorkerExit): void {
  const { worker, state } = handle;
  const isFailedStart =
    exit.isFailedStart ??
    (state.name === 'starting' || (state.name === 'unused' && exit.signal === undefined));
  end(handle, endOfExit(worker.id, exit, isFailedStart));
}

/** Settles one task in flight. */
export function finish({ inFlight }: HandleInternals, task: Task, outcome: Outcome): void {
  inFlight.remove(task);
  settle(task, outcome);
}

function lost({ worker, state }: HandleInternals, what: string): WorkerEnd {
  const message = `Worker ${worker.id} ${what}.`;
  return { kind: 'worker-lost', message, isFailedStart: state.name !== 'serving' };
}
