import { messageOf } from '../errors.ts';
import type { WorkerId } from '../outcome.ts';
import {
  type Batch,
  type FromWorker,
  type Instruction,
  isBatch,
  numbersOf,
  type ToWorker,
} from '../protocol.ts';
import type { PoolWorker, WorkerExit } from './pool-worker.ts';

/** What a stand-in is made of. */
export interface StandInOptions {
  spawnWorker(): PoolWorker;
  readonly startTimeoutMs: number;
  readonly closeGraceMs: number;
  /** Its id until it has had a worker. */
  readonly place: WorkerId;
  /** Whether it is ready only when a first worker, which gets no task, has loaded the workload. */
  readonly needsProof: boolean;
  /** A worker has loaded the workload. */
  onProven(): void;
}

interface HeldTask {
  readonly tasks: Batch;
  readonly transfer: readonly ArrayBuffer[] | undefined;
}

/**
 * A worker of a pool with one task in flight that starts a real worker for each task, asks it to leave when that has
 * answered, and holds the next task until it is gone. Its `id` is that of the real worker there is or was last, its `pid`
 * that of the real worker until that has answered, after which it may be gone any moment; without one, the driver's.
 */
export function createStandIn(options: StandInOptions): PoolWorker {
  const { spawnWorker, startTimeoutMs, closeGraceMs, needsProof, onProven } = options;
  let id = options.place;
  let worker: PoolWorker | undefined;
  /** Whether the worker there now has loaded the workload. */
  let isLoaded = false;
  let hasTask = false;
  let isLeaving = false;
  let start: Instruction | undefined;
  let held: HeldTask | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isReady = !needsProof;
  let hasServed = false;
  let isStopping = false;
  /** How this stand-in ends once its worker is gone, where that says more than the worker's own exit. */
  let ending: WorkerExit | undefined;
  let receive: (message: FromWorker) => void;
  let onExit: (exit: WorkerExit) => void;

  function begin(): void {
    isLoaded = false;
    hasTask = false;
    isLeaving = false;
    const started = spawnWorker();
    worker = started;
    id = started.id;
    started.onMessage((message) => heed(started, message as FromWorker));
    started.onExit(follow);
    try {
      started.post({ ...start, worker: id });
    } catch (error) {
      started.kill();
      throw error;
    }
    timer = setTimeout(giveUp, startTimeoutMs, started, `it was not ready within ${startTimeoutMs} ms`);
  }

  function beginWithTask(): void {
    try {
      begin();
    } catch (error) {
      fall({ error });
    }
  }

  function giveUp(on: PoolWorker, error: string): void {
    ending = { error };
    on.kill();
  }

  function heed(from: PoolWorker, message: FromWorker): void {
    if (isLeaving) return;
    if (isBatch(message)) {
      hasServed = true;
      dismiss(from);
      receive(message);
    } else if (message?.type === 'ready') {
      clearTimeout(timer);
      isLoaded = true;
      onProven();
      if (held) give(from, held);
      else if (!hasTask) dismiss(from);
    } else if (message?.type === 'start-failed' && hasServed) {
      // Starts have worked here: it costs this task alone, and does not count among failed starts in a row.
      giveUp(from, message.message);
    } else {
      receive(message);
    }
  }

  function give(to: PoolWorker, { tasks, transfer }: HeldTask): void {
    held = undefined;
    hasTask = true;
    try {
      to.post(tasks, transfer);
    } catch (error) {
      dismiss(to);
      receive(numbersOf(tasks).flatMap((task) => [-task, unserialisable(error)]));
    }
  }

  function dismiss(from: PoolWorker): void {
    isLeaving = true;
    from.post({ type: 'stop' });
    timer = setTimeout(from.kill, closeGraceMs);
  }

  function follow(exit: WorkerExit): void {
    clearTimeout(timer);
    worker = undefined;
    if (ending || !isLeaving) fall(ending ?? exit);
    else if (isStopping) onExit({ exitCode: 0 });
    else if (held) beginWithTask();
    else if (!isReady) becomeReady();
  }

  /** A start that fails after one that worked is the first in a row, and free. */
  function fall(exit: WorkerExit): void {
    onExit({ ...exit, isFailedStart: !isLoaded && !hasServed });
  }

  function becomeReady(): void {
    isReady = true;
    receive({ type: 'ready' });
  }

  function obey(instruction: Instruction): void {
    if (instruction.type === 'start') {
      start = instruction;
      if (needsProof) begin();
      else process.nextTick(becomeReady);
    } else {
      isStopping = true;
      if (!worker) process.nextTick(onExit, { exitCode: 0 });
    }
  }

  return {
    get id() {
      return id;
    },
    get pid() {
      return (isLeaving ? undefined : worker?.pid) ?? process.pid;
    },
    post(message, transfer) {
      const order = message as ToWorker;
      if (!isBatch(order)) return obey(order);
      held = { tasks: order, transfer };
      if (!worker) beginWithTask();
    },
    onMessage(listener) {
      receive = listener;
    },
    onExit(listener) {
      onExit = once(listener);
    },
    kill() {
      ending ??= {};
      if (worker) worker.kill();
      else process.nextTick(onExit, ending);
    },
  };
}

function unserialisable(error: unknown) {
  return { status: 'failed', kind: 'unserialisable', message: `The input: ${messageOf(error)}` } as const;
}

function once(listener: (exit: WorkerExit) => void): (exit: WorkerExit) => void {
  let isDone = false;
  return (exit) => {
    if (isDone) return;
    isDone = true;
    listener(exit);
  };
}
