import { codecOf } from '../codec/codec-of.ts';
import type { Outcome } from '../outcome.ts';
import { createPipelineDepth } from './pipeline-depth.ts';
import type { CompletePoolOptions } from './pool-options.ts';
import type { PoolWorker } from './pool-worker.ts';
import type { Task } from './task.ts';
import { createTaskList, type Tasks } from './task-list.ts';
import { createTaskOutbox } from './task-outbox.ts';
import { receive } from './worker-messages.ts';
import {
  discard,
  finish,
  type HandleInternals,
  kill,
  leave,
  serve,
  type WorkerEvents,
} from './worker-state.ts';

/** One worker from its start to its end, with its tasks in flight. */
export interface WorkerHandle {
  readonly worker: PoolWorker;
  readonly state: 'starting' | 'ready' | 'ended';
  /** Tasks that the worker has not answered yet, in the order in which it got them. */
  readonly inFlight: Tasks;
  /** Returns how many tasks the worker may hold at `now`, an instant of `performance.now()`. */
  limitAt(now: number): number;
  /** Gives the worker one more task, which the next `flush` sends. */
  give(task: Task): void;
  /**
   * Sends the given tasks in one message. One that cannot be serialised settles as `unserialisable`; the others are
   * sent.
   */
  flush(): void;
  /** Settles one task in flight, then kills the worker: its other tasks settle as lost. */
  killFor(task: Task, outcome: Outcome, what: string): void;
  /** Kills the worker; its tasks settle as lost. `what` completes the sentence "Worker N ...". */
  kill(what: string): void;
  /** Asks the worker to tear down and exit. */
  stop(): void;
  /** Resolves when the worker is gone. */
  readonly exited: Promise<void>;
}

/** Starts a worker and loads the workload in it. Throws what `spawnWorker` throws. */
export function startWorker(options: CompletePoolOptions, events: WorkerEvents): WorkerHandle {
  const handle = createHandle(options, events);
  const { worker, inFlight } = handle;
  const exited = Promise.withResolvers<void>();
  worker.onMessage((message) => receive(handle, message));
  worker.onExit((exit) => {
    leave(handle, exit);
    exited.resolve();
  });
  begin(handle, options);
  return {
    worker,
    get state() {
      return statusOf(handle);
    },
    inFlight,
    limitAt: (now) => handle.depth.limitAfter(silenceAt(handle, now)),
    give: (task) => give(handle, task),
    flush: () => flush(handle),
    killFor(task, outcome, what) {
      finish(handle, task, outcome);
      kill(handle, what);
    },
    kill: (what) => kill(handle, what),
    stop: () => worker.post({ type: 'stop' }),
    exited: exited.promise,
  };
}

function createHandle(options: CompletePoolOptions, events: WorkerEvents): HandleInternals {
  const worker = options.spawnWorker();
  const codec = codecOf(options.values);
  const { startTimeoutMs } = options;
  const handle: HandleInternals = {
    worker,
    codec,
    events,
    inFlight: createTaskList(),
    depth: createPipelineDepth(options),
    outbox: createTaskOutbox(worker, codec, options.canTransfer, (id, reason) => refuse(handle, id, reason)),
    state: {
      name: 'starting',
      timeLimit: setTimeout(() => kill(handle, `was not ready within ${startTimeoutMs} ms`), startTimeoutMs),
    },
  };
  return handle;
}

function begin(handle: HandleInternals, { values, workload }: CompletePoolOptions): void {
  const { worker } = handle;
  try {
    worker.post({ type: 'start', worker: worker.id, values, workload });
  } catch (error) {
    discard(handle);
    throw error;
  }
}

function statusOf({ state: { name } }: HandleInternals): WorkerHandle['state'] {
  return name === 'unused' || name === 'serving' ? 'ready' : name;
}

/** Returns for how many milliseconds the worker has had tasks and sent nothing. */
function silenceAt({ state }: HandleInternals, now: number): number {
  return state.name === 'serving' && state.busySince !== undefined ? now - state.busySince : 0;
}

function give(handle: HandleInternals, task: Task): void {
  serve(handle);
  handle.inFlight.push(task);
  handle.outbox.add(task);
}

function flush({ outbox, inFlight, state }: HandleInternals): void {
  outbox.flush();
  if (state.name === 'serving' && inFlight.size > 0) state.busySince ??= performance.now();
}

function refuse(handle: HandleInternals, id: number, reason: string): void {
  const task = handle.inFlight.find(id);
  if (task)
    finish(handle, task, { status: 'failed', kind: 'unserialisable', message: `The input: ${reason}` });
  handle.events.onRoom();
}
