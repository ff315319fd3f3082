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

/** One worker from its start to its end, with the tasks that were given to it. */
export interface WorkerHandle {
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

/** How long the worker has had tasks without a word from it, in milliseconds. */
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
