import type { WorkerId } from '../outcome.ts';
import type { Batch, FromWorker, Instruction } from '../protocol.ts';
import type { PoolWorker, WorkerExit } from './pool-worker.ts';

/** The workers and settings of a per-task worker proxy. */
export interface TaskWorkerProxyOptions {
  spawnWorker(): PoolWorker;
  readonly startTimeoutMs: number;
  readonly closeGraceMs: number;
  /** Its id until it has started a worker. */
  readonly slot: WorkerId;
  /** Whether it first starts a worker without a task, and is ready when that has loaded the workload. */
  readonly needsProof: boolean;
  /** Called when a worker has loaded the workload. */
  onProven(): void;
}

/** A task as the pool posted it. */
export interface HeldTask {
  readonly tasks: Batch;
  readonly transfer: readonly ArrayBuffer[] | undefined;
}

/**
 * What follows the exit of a worker: the first announcement that the proxy is ready, nothing, the end of the proxy, or
 * a task.
 */
type Next = 'announce' | 'rest' | 'end' | HeldTask;

/** The states of a proxy, each with its real worker. */
export type TaskWorkerProxyState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'starting';
      readonly worker: PoolWorker;
      readonly timeLimit: NodeJS.Timeout;
      /** Missing for a worker that only proves that the workload loads. */
      readonly task: HeldTask | undefined;
    }
  | { readonly name: 'running'; readonly worker: PoolWorker }
  | {
      readonly name: 'leaving';
      readonly worker: PoolWorker;
      readonly timeLimit: NodeJS.Timeout;
      next: Next;
    }
  | { readonly name: 'failing'; readonly worker: PoolWorker; readonly exit: WorkerExit }
  | { readonly name: 'ended' };

/** The internals of a proxy. Only this module changes `state`. */
export interface TaskWorkerProxy {
  readonly options: TaskWorkerProxyOptions;
  state: TaskWorkerProxyState;
  /** The id of the current real worker or, without one, of the last. */
  id: WorkerId;
  /** Whether a worker of this proxy has answered a task. */
  hasServed: boolean;
  /** The first instruction for every worker. */
  start: Instruction | undefined;
  receive: (message: FromWorker) => void;
  onExit: (exit: WorkerExit) => void;
}

const idle = { name: 'idle' } as const;
const ended = { name: 'ended' } as const;

/** Enters the next state and releases the timer of the one before. */
function enter(proxy: TaskWorkerProxy, next: TaskWorkerProxyState): void {
  const { state } = proxy;
  if (state.name === 'starting' || state.name === 'leaving') clearTimeout(state.timeLimit);
  proxy.state = next;
}

/** Waits until a started worker is ready: for a task, or to prove that the workload loads. */
export function awaitReady(proxy: TaskWorkerProxy, worker: PoolWorker, task: HeldTask | undefined): void {
  const { startTimeoutMs } = proxy.options;
  const error = `it was not ready within ${startTimeoutMs} ms`;
  const timeLimit = setTimeout(fail, startTimeoutMs, proxy, worker, error);
  enter(proxy, { name: 'starting', worker, timeLimit, task });
}

/** Records that the worker gets its task. */
export function run(proxy: TaskWorkerProxy, worker: PoolWorker): void {
  enter(proxy, { name: 'running', worker });
}

/** Asks the worker, which is done, to exit; kills it after `closeGraceMs`. */
export function dismiss(proxy: TaskWorkerProxy, worker: PoolWorker, next: Next): void {
  const timeLimit = setTimeout(worker.kill, proxy.options.closeGraceMs);
  enter(proxy, { name: 'leaving', worker, timeLimit, next });
  worker.post({ type: 'stop' });
}

/** Records that the worker is gone and no other is needed yet. */
export function rest(proxy: TaskWorkerProxy): void {
  enter(proxy, idle);
}

/** Kills the worker; once it is gone, the proxy ends with `error`. */
export function fail(proxy: TaskWorkerProxy, worker: PoolWorker, error?: unknown): void {
  const exit = { ...(error !== undefined && { error }), isFailedStart: isFailedStart(proxy) };
  enter(proxy, { name: 'failing', worker, exit });
  worker.kill();
}

/** Ends the proxy at once. */
export function end(proxy: TaskWorkerProxy, exit: WorkerExit): void {
  enter(proxy, ended);
  proxy.onExit(exit);
}

/**
 * Ends a proxy without a worker. Reports that in the next tick, as a real worker would: never while it is being asked
 * to end.
 */
export function endSoon(proxy: TaskWorkerProxy, exit: WorkerExit): void {
  enter(proxy, ended);
  process.nextTick(proxy.onExit, exit);
}

/** Whether an end now counts as a failed start. The first failure after a worker that served does not. */
export function isFailedStart({ state, hasServed }: TaskWorkerProxy): boolean {
  return !hasServed && (state.name === 'idle' || state.name === 'starting');
}
