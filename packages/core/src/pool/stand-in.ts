import { messageOf } from '../errors.ts';
import type { FailedOutcome } from '../outcome.ts';
import { type FromWorker, type Instruction, isBatch, numbersOf, type ToWorker } from '../protocol.ts';
import type { PoolWorker, WorkerExit } from './pool-worker.ts';
import {
  awaitReady,
  dismiss,
  end,
  endSoon,
  fail,
  type HeldTask,
  isFailedStart,
  rest,
  run,
  type StandIn,
  type StandInOptions,
  type StandInState,
} from './stand-in-state.ts';

/**
 * A worker of a pool with one task in flight that starts a real worker for each task, asks it to leave when that has
 * answered, and holds the next task until it is gone. Its `id` is that of the real worker there is or was last, its `pid`
 * that of the real worker until that has answered, after which it may be gone any moment; without one, the driver's.
 */
export function createStandIn(options: StandInOptions): PoolWorker {
  const standIn: StandIn = {
    options,
    state: { name: 'idle' },
    id: options.place,
    hasServed: false,
    start: undefined,
    receive: () => {},
    onExit: () => {},
  };
  return {
    get id() {
      return standIn.id;
    },
    get pid() {
      return pidOf(standIn.state);
    },
    post: (message, transfer) => post(standIn, message as ToWorker, transfer),
    onMessage(listener) {
      standIn.receive = listener;
    },
    onExit(listener) {
      standIn.onExit = listener;
    },
    kill: () => kill(standIn),
  };
}

function pidOf(state: StandInState): number {
  return state.name === 'starting' || state.name === 'running' ? state.worker.pid : process.pid;
}

function post(standIn: StandIn, order: ToWorker, transfer: readonly ArrayBuffer[] | undefined): void {
  if (isBatch(order)) hold(standIn, { tasks: order, transfer });
  else if (order.type === 'start') start(standIn, order);
  else stop(standIn);
}

function hold(standIn: StandIn, task: HeldTask): void {
  const { state } = standIn;
  if (state.name === 'leaving') state.next = task;
  else if (state.name === 'idle') startForTask(standIn, task);
}

function start(standIn: StandIn, instruction: Instruction): void {
  standIn.start = instruction;
  if (standIn.options.needsProof) startWorker(standIn, undefined);
  else process.nextTick(announce, standIn);
}

function stop(standIn: StandIn): void {
  const { state } = standIn;
  if (state.name === 'leaving') state.next = 'end';
  else if (state.name === 'idle') endSoon(standIn, { exitCode: 0 });
}

function kill(standIn: StandIn): void {
  const { state } = standIn;
  if (state.name === 'ended') return;
  if (state.name === 'idle') endSoon(standIn, {});
  else if (state.name === 'failing') state.worker.kill();
  else fail(standIn, state.worker);
}

function startForTask(standIn: StandIn, task: HeldTask): void {
  try {
    startWorker(standIn, task);
  } catch (error) {
    end(standIn, { error, isFailedStart: isFailedStart(standIn) });
  }
}

function startWorker(standIn: StandIn, task: HeldTask | undefined): void {
  const worker = standIn.options.spawnWorker();
  standIn.id = worker.id;
  worker.onMessage((message) => handle(standIn, worker, message as FromWorker));
  worker.onExit((exit) => follow(standIn, worker, exit));
  try {
    worker.post({ ...standIn.start, worker: worker.id });
  } catch (error) {
    worker.kill();
    throw error;
  }
  awaitReady(standIn, worker, task);
}

/** Of a worker that leaves or is killed, nothing more is taken. */
function handle(standIn: StandIn, worker: PoolWorker, message: FromWorker): void {
  const { state, hasServed } = standIn;
  if (state.name !== 'starting' && state.name !== 'running') return;
  if (isBatch(message)) {
    standIn.hasServed = true;
    dismiss(standIn, worker, 'rest');
    standIn.receive(message);
  } else if (message?.type === 'ready') {
    if (state.name === 'starting') proceed(standIn, worker, state.task);
  } else if (message?.type === 'start-failed' && hasServed) {
    // Starts have worked here: it costs this task alone, and does not count among failed starts in a row.
    fail(standIn, worker, message.message);
  } else {
    standIn.receive(message);
  }
}

function proceed(standIn: StandIn, worker: PoolWorker, task: HeldTask | undefined): void {
  standIn.options.onProven();
  if (task === undefined) dismiss(standIn, worker, 'announce');
  else give(standIn, worker, task);
}

function give(standIn: StandIn, worker: PoolWorker, { tasks, transfer }: HeldTask): void {
  run(standIn, worker);
  try {
    worker.post(tasks, transfer);
  } catch (error) {
    dismiss(standIn, worker, 'rest');
    standIn.receive(numbersOf(tasks).flatMap((task) => [-task, unserialisable(error)]));
  }
}

function follow(standIn: StandIn, worker: PoolWorker, exit: WorkerExit): void {
  const { state } = standIn;
  if (state.name === 'idle' || state.name === 'ended' || state.worker !== worker) return;
  if (state.name === 'failing') end(standIn, state.exit);
  else if (state.name !== 'leaving') end(standIn, { ...exit, isFailedStart: isFailedStart(standIn) });
  else if (state.next === 'end') end(standIn, { exitCode: 0 });
  else goOn(standIn, state.next);
}

function goOn(standIn: StandIn, next: 'announce' | 'rest' | HeldTask): void {
  rest(standIn);
  if (next === 'announce') announce(standIn);
  else if (next !== 'rest') startForTask(standIn, next);
}

function announce(standIn: StandIn): void {
  standIn.receive({ type: 'ready' });
}

function unserialisable(error: unknown): FailedOutcome {
  return { status: 'failed', kind: 'unserialisable', message: `The input: ${messageOf(error)}` };
}
