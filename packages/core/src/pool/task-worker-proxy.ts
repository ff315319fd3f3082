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
  type TaskWorkerProxy,
  type TaskWorkerProxyOptions,
  type TaskWorkerProxyState,
} from './task-worker-proxy-state.ts';

/**
 * Creates a pool worker that starts a real worker for each task, asks it to exit when it has answered, and holds the
 * next task until it is gone. Its `id` is that of the current or the last real worker. Its `pid` is that of the real
 * worker until it has answered, since it may exit at any moment from then on; otherwise it is that of the driver.
 */
export function createTaskWorkerProxy(options: TaskWorkerProxyOptions): PoolWorker {
  const proxy: TaskWorkerProxy = {
    options,
    state: { name: 'idle' },
    id: options.slot,
    hasServed: false,
    start: undefined,
    receive: () => {},
    onExit: () => {},
  };
  return {
    get id() {
      return proxy.id;
    },
    get pid() {
      return pidOf(proxy.state);
    },
    post: (message, transfer) => post(proxy, message as ToWorker, transfer),
    onMessage(listener) {
      proxy.receive = listener;
    },
    onExit(listener) {
      proxy.onExit = listener;
    },
    kill: () => kill(proxy),
  };
}

function pidOf(state: TaskWorkerProxyState): number {
  return state.name === 'starting' || state.name === 'running' ? state.worker.pid : process.pid;
}

function post(proxy: TaskWorkerProxy, order: ToWorker, transfer: readonly ArrayBuffer[] | undefined): void {
  if (isBatch(order)) hold(proxy, { tasks: order, transfer });
  else if (order.type === 'start') start(proxy, order);
  else stop(proxy);
}

function hold(proxy: TaskWorkerProxy, task: HeldTask): void {
  const { state } = proxy;
  if (state.name === 'leaving') state.next = task;
  else if (state.name === 'idle') startForTask(proxy, task);
}

function start(proxy: TaskWorkerProxy, instruction: Instruction): void {
  proxy.start = instruction;
  if (proxy.options.needsProof) startWorker(proxy, undefined);
  else process.nextTick(announce, proxy);
}

function stop(proxy: TaskWorkerProxy): void {
  const { state } = proxy;
  if (state.name === 'leaving') state.next = 'end';
  else if (state.name === 'idle') endSoon(proxy, { exitCode: 0 });
}

function kill(proxy: TaskWorkerProxy): void {
  const { state } = proxy;
  if (state.name === 'ended') return;
  if (state.name === 'idle') endSoon(proxy, {});
  else if (state.name === 'failing') state.worker.kill();
  else fail(proxy, state.worker);
}

function startForTask(proxy: TaskWorkerProxy, task: HeldTask): void {
  try {
    startWorker(proxy, task);
  } catch (error) {
    end(proxy, { error, isFailedStart: isFailedStart(proxy) });
  }
}

function startWorker(proxy: TaskWorkerProxy, task: HeldTask | undefined): void {
  const worker = proxy.options.spawnWorker();
  proxy.id = worker.id;
  worker.onMessage((message) => handle(proxy, worker, message as FromWorker));
  worker.onExit((exit) => follow(proxy, worker, exit));
  try {
    worker.post({ ...proxy.start, worker: worker.id });
  } catch (error) {
    worker.kill();
    throw error;
  }
  awaitReady(proxy, worker, task);
}

/** Handles a message of a real worker. Ignores those of a worker that is leaving or being killed. */
function handle(proxy: TaskWorkerProxy, worker: PoolWorker, message: FromWorker): void {
  const { state, hasServed } = proxy;
  if (state.name !== 'starting' && state.name !== 'running') return;
  if (isBatch(message)) {
    proxy.hasServed = true;
    dismiss(proxy, worker, 'rest');
    proxy.receive(message);
  } else if (message?.type === 'ready') {
    if (state.name === 'starting') proceed(proxy, worker, state.task);
  } else if (message?.type === 'start-failed' && hasServed) {
    // A worker has served before: the failure costs this task alone and does not count as a failed start.
    fail(proxy, worker, message.message);
  } else {
    proxy.receive(message);
  }
}

function proceed(proxy: TaskWorkerProxy, worker: PoolWorker, task: HeldTask | undefined): void {
  proxy.options.onProven();
  if (task === undefined) dismiss(proxy, worker, 'announce');
  else give(proxy, worker, task);
}

function give(proxy: TaskWorkerProxy, worker: PoolWorker, { tasks, transfer }: HeldTask): void {
  run(proxy, worker);
  try {
    worker.post(tasks, transfer);
  } catch (error) {
    dismiss(proxy, worker, 'rest');
    proxy.receive(numbersOf(tasks).flatMap((task) => [-task, unserialisable(error)]));
  }
}

function follow(proxy: TaskWorkerProxy, worker: PoolWorker, exit: WorkerExit): void {
  const { state } = proxy;
  if (state.name === 'idle' || state.name === 'ended' || state.worker !== worker) return;
  if (state.name === 'failing') end(proxy, state.exit);
  else if (state.name !== 'leaving') end(proxy, { ...exit, isFailedStart: isFailedStart(proxy) });
  else if (state.next === 'end') end(proxy, { exitCode: 0 });
  else goOn(proxy, state.next);
}

function goOn(proxy: TaskWorkerProxy, next: 'announce' | 'rest' | HeldTask): void {
  rest(proxy);
  if (next === 'announce') announce(proxy);
  else if (next !== 'rest') startForTask(proxy, next);
}

function announce(proxy: TaskWorkerProxy): void {
  proxy.receive({ type: 'ready' });
}

function unserialisable(error: unknown): FailedOutcome {
  return { status: 'failed', kind: 'unserialisable', message: `The input: ${messageOf(error)}` };
}
