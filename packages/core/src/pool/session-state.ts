import type { ValueCodec } from '../codec/value-codec.ts';
import type { ParbenchError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { PipelineDepth } from './pipeline-depth.ts';
import type { PoolWorker, WorkerExit } from './pool-worker.ts';
import { endOfExit, lossOf, type SessionEnd } from './session-end.ts';
import { settle, type Task } from './task.ts';
import type { TaskList } from './task-list.ts';
import type { TaskOutbox } from './task-outbox.ts';

/**
 * Where a session stands. `starting` ends with the worker's `ready` or with its time limit, `unused` with the first task
 * that the worker is given, `serving` with the worker; nothing follows `ended`.
 */
type SessionState =
  | { readonly name: 'starting'; readonly timeLimit: NodeJS.Timeout }
  | { readonly name: 'unused' }
  | {
      readonly name: 'serving';
      /** Since when the worker has had tasks without a word from it. Set for each message, and not made anew. */
      busySince: number | undefined;
    }
  | { readonly name: 'ended' };

/** What a session tells its crew. */
export interface SessionEvents {
  onReady(): void;
  /** The worker has fewer tasks than before. */
  onRoom(): void;
  /** Exactly once, when all tasks in flight have settled. The worker itself may take a moment longer to be gone. */
  onEnd(end: SessionEnd): void;
}

/** A session from the inside. Only this module changes its state. */
export interface Session {
  readonly worker: PoolWorker;
  readonly codec: ValueCodec;
  readonly inFlight: TaskList;
  readonly outbox: TaskOutbox;
  readonly depth: PipelineDepth;
  readonly events: SessionEvents;
  state: SessionState;
}

const unused = { name: 'unused' } as const;
const ended = { name: 'ended' } as const;

/** What a state holds is released when it is left. */
function enter(session: Session, next: SessionState): void {
  if (session.state.name === 'starting') clearTimeout(session.state.timeLimit);
  session.state = next;
}

/** The worker has said that it is ready. */
export function becomeReady(session: Session): void {
  if (session.state.name === 'starting') enter(session, unused);
  session.events.onReady();
}

/** The worker is given a task, its first or another. */
export function serve(session: Session): void {
  if (session.state.name === 'unused') enter(session, { name: 'serving', busySince: undefined });
}

/** Kills the worker; tasks in flight settle as what its end makes of them. */
function end(session: Session, reason: SessionEnd): void {
  if (session.state.name === 'ended') return;
  enter(session, ended);
  const { worker, inFlight, events } = session;
  worker.kill();
  for (const task of inFlight) finish(session, task, lossOf(reason, worker.id));
  events.onEnd(reason);
}

/** Kills a worker that never got to know its workload. Its crew learns of that by an error. */
export function discard(session: Session): void {
  enter(session, ended);
  session.worker.kill();
}

/** Ends a session because of what the worker did, or what was done to it; `what` completes the sentence that it begins. */
export function kill(session: Session, what: string): void {
  end(session, lost(session, what));
}

/** Ends a session whose worker has reported its own end before it exits. */
export function crash(session: Session, message: string): void {
  end(session, { ...lost(session, `crashed outside of any task: ${message}`), exitCode: 1 });
}

/** Ends a session whose worker broke the rules. */
export function breach(session: Session, what: string): void {
  end(session, { ...lost(session, what), kind: 'protocol' });
}

/** Ends a session whose worker has said why it cannot start. */
export function failStart(session: Session, error: ParbenchError): void {
  end(session, { kind: 'worker-lost', message: error.message, isFailedStart: true, error });
}

/** Ends a session whose worker is gone. */
export function leave(session: Session, exit: WorkerExit): void {
  const { worker, state } = session;
  const isFailedStart =
    exit.isFailedStart ??
    (state.name === 'starting' || (state.name === 'unused' && exit.signal === undefined));
  end(session, endOfExit(worker.id, exit, isFailedStart));
}

/** Settles one task in flight. */
export function finish({ inFlight }: Session, task: Task, outcome: Outcome): void {
  inFlight.remove(task);
  settle(task, outcome);
}

function lost({ worker, state }: Session, what: string): SessionEnd {
  const message = `Worker ${worker.id} ${what}.`;
  return { kind: 'worker-lost', message, isFailedStart: state.name !== 'serving' };
}
