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
 * The state of a worker. `starting` ends with the worker's `ready` or with its time limit, `unused` with the first task
 * that the worker is given, `serving` with the worker; nothing follows `ended`.
 */
type WorkerState =
  | { readonly name: 'starting'; readonly timeLimit: NodeJS.Timeout }
  | { readonly name: 'unused' }
  | {
      readonly name: 'serving';
      /** Since when the worker has had tasks without a word from it. Set for each message, and not made anew. */
      busySince: number | undefined;
    }
  | { readonly name: 'ended' };

/** What a worker handle tells its slot. */
export interface WorkerEvents {
  onReady(): void;
  /** The worker has fewer tasks than before. */
  onRoom(): void;
  /** Exactly once, when all tasks in flight have settled. The worker itself may take a moment longer to be gone. */
  onEnd(end: WorkerEnd): void;
}

/** A worker handle from the inside. Only this module changes its state. */
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

/** What a state holds is released when it is left. */
function enter(handle: HandleInternals, next: WorkerState): void {
  if (handle.state.name === 'starting') clearTimeout(handle.state.timeLimit);
  handle.state = next;
}

/** The worker has said that it is ready. */
export function becomeReady(handle: HandleInternals): void {
  if (handle.state.name === 'starting') enter(handle, unused);
  handle.events.onReady();
}

/** The worker is given a task, its first or another. */
export function serve(handle: HandleInternals): void {
  if (handle.state.name === 'unused') enter(handle, { name: 'serving', busySince: undefined });
}

/** Kills the worker; tasks in flight settle as what its end makes of them. */
function end(handle: HandleInternals, reason: WorkerEnd): void {
  if (handle.state.name === 'ended') return;
  enter(handle, ended);
  const { worker, inFlight, events } = handle;
  worker.kill();
  for (const task of inFlight) finish(handle, task, lossOf(reason, worker.id));
  events.onEnd(reason);
}

/** Kills a worker that never got to know its workload. Its slot learns of that by an error. */
export function discard(handle: HandleInternals): void {
  enter(handle, ended);
  handle.worker.kill();
}

/** Ends a worker because of what it did, or what was done to it; `what` completes the sentence that it begins. */
export function kill(handle: HandleInternals, what: string): void {
  end(handle, lost(handle, what));
}

/** Ends a worker that has reported its own end before it exits. */
export function crash(handle: HandleInternals, message: string): void {
  end(handle, { ...lost(handle, `crashed outside of any task: ${message}`), exitCode: 1 });
}

/** Ends a worker that broke the rules. */
export function breach(handle: HandleInternals, what: string): void {
  end(handle, { ...lost(handle, what), kind: 'protocol' });
}

/** Ends a worker that has said why it cannot start. */
export function failStart(handle: HandleInternals, error: ParbenchError): void {
  end(handle, { kind: 'worker-lost', message: error.message, isFailedStart: true, error });
}

/** Ends the handle of a worker that is gone. */
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
