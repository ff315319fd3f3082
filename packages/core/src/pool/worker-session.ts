import { codecOf } from '../codec/codec-of.ts';
import type { Outcome } from '../outcome.ts';
import { createPipelineDepth } from './pipeline-depth.ts';
import type { CompletePoolOptions } from './pool-options.ts';
import type { PoolWorker } from './pool-worker.ts';
import { receive } from './session-messages.ts';
import { discard, finish, kill, leave, type Session, type SessionEvents, serve } from './session-state.ts';
import type { Task } from './task.ts';
import { createTaskList, type Tasks } from './task-list.ts';
import { createTaskOutbox } from './task-outbox.ts';

/** One worker from its start to its end, with the tasks that were given to it. */
export interface WorkerSession {
  readonly worker: PoolWorker;
  readonly state: 'starting' | 'ready' | 'ended';
  /** Tasks that the worker has and has not answered, the first given first. */
  readonly inFlight: Tasks;
  /** How many tasks the worker may hold at the instant `now` of `performance.now()`. */
  limitAt(now: number): number;
  /** Gives the worker one more task, which leaves with the next `flush`. */
  give(task: Task): void;
  /** Sends the given tasks in one message. One that cannot cross settles as `unserialisable`; the others go. */
  flush(): void;
  /** Settles one task in flight, then kills the worker: the task's neighbours settle as lost. */
  killFor(task: Task, outcome: Outcome, what: string): void;
  /** Kills the worker; its tasks settle as lost. `what` happened to it completes the sentence that it begins. */
  kill(what: string): void;
  /** Asks the worker to tear down and leave. */
  stop(): void;
  /** Resolves when the worker is gone. */
  readonly exited: Promise<void>;
}

/** Starts a worker and, in it, the workload. Throws what `spawnWorker` throws. */
export function startSession(options: CompletePoolOptions, events: SessionEvents): WorkerSession {
  const session = createSession(options, events);
  const { worker, inFlight } = session;
  const exited = Promise.withResolvers<void>();
  worker.onMessage((message) => receive(session, message));
  worker.onExit((exit) => {
    leave(session, exit);
    exited.resolve();
  });
  begin(session, options);
  return {
    worker,
    get state() {
      return statusOf(session);
    },
    inFlight,
    limitAt: (now) => session.depth.limitAfter(silenceAt(session, now)),
    give: (task) => give(session, task),
    flush: () => flush(session),
    killFor(task, outcome, what) {
      finish(session, task, outcome);
      kill(session, what);
    },
    kill: (what) => kill(session, what),
    stop: () => worker.post({ type: 'stop' }),
    exited: exited.promise,
  };
}

function createSession(options: CompletePoolOptions, events: SessionEvents): Session {
  const worker = options.spawnWorker();
  const codec = codecOf(options.values);
  const { startTimeoutMs } = options;
  const session: Session = {
    worker,
    codec,
    events,
    inFlight: createTaskList(),
    depth: createPipelineDepth(options),
    outbox: createTaskOutbox(worker, codec, options.canTransfer, (id, reason) => refuse(session, id, reason)),
    state: {
      name: 'starting',
      timeLimit: setTimeout(() => kill(session, `was not ready within ${startTimeoutMs} ms`), startTimeoutMs),
    },
  };
  return session;
}

function begin(session: Session, { values, workload }: CompletePoolOptions): void {
  const { worker } = session;
  try {
    worker.post({ type: 'start', worker: worker.id, values, workload });
  } catch (error) {
    discard(session);
    throw error;
  }
}

function statusOf({ state: { name } }: Session): WorkerSession['state'] {
  return name === 'unused' || name === 'serving' ? 'ready' : name;
}

/** How long the worker has had tasks without a word from it, in milliseconds. */
function silenceAt({ state }: Session, now: number): number {
  return state.name === 'serving' && state.busySince !== undefined ? now - state.busySince : 0;
}

function give(session: Session, task: Task): void {
  serve(session);
  session.inFlight.push(task);
  session.outbox.add(task);
}

function flush({ outbox, inFlight, state }: Session): void {
  outbox.flush();
  if (state.name === 'serving' && inFlight.size > 0) state.busySince ??= performance.now();
}

function refuse(session: Session, id: number, reason: string): void {
  const task = session.inFlight.find(id);
  if (task)
    finish(session, task, { status: 'failed', kind: 'unserialisable', message: `The input: ${reason}` });
  session.events.onRoom();
}
