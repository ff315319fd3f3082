import type { WorkerId } from '../outcome.ts';
import type { Batch, FromWorker, Instruction } from '../protocol.ts';
import type { PoolWorker, WorkerExit } from './pool-worker.ts';

/** What a per-task worker proxy is made of. */
export interface TaskWorkerProxyOptions {
  spawnWorker(): PoolWorker;
  readonly startTimeoutMs: number;
  readonly closeGraceMs: number;
  /** Its id until it has had a worker. */
  readonly slot: WorkerId;
  /** Whether it is ready only when a first worker, which gets no task, has loaded the workload. */
  readonly needsProof: boolean;
  /** A worker has loaded the workload. */
  onProven(): void;
}

/** A task as the pool posted it. */
export interface HeldTask {
  readonly tasks: Batch;
  readonly transfer: readonly ArrayBuffer[] | undefined;
}

/** What comes after a worker that leaves: the first announcement that the proxy is ready, nothing, the end, or a task. */
type Next = 'announce' | 'rest' | 'end' | HeldTask;

/** The states of a proxy, each with its real worker. */
export type TaskWorkerProxyState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'starting';
      readonly worker: PoolWorker;
      readonly timeLimit: NodeJS.Timeout;
      /** Missing for a worker that is only to prove that the workload loads. */
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

/** A proxy from the inside. Only this module changes its state. */
export interface TaskWorkerProxy {
  readonly options: TaskWorkerProxyOptions;
  state: TaskWorkerProxyState;
  /** Of the real worker that is there or was last. */
  id: WorkerId;
  /** Whether a worker has answered a task here. */
  hasServed: boolean;
  /** What every worker is told first. */
  start: Instruction | undefined;
  receive: (message: FromWorker) => void;
  onExit: (exit: WorkerExit) => void;
}

const idle = { name: 'idle' } as const;
const ended = { name: 'ended' } as const;

/** What a state holds is released when it is left. */
function enter(proxy: TaskWorkerProxy, next: TaskWorkerProxyState): void {
  const { state } = proxy;
  if (state.name === 'starting' || state.name === 'leaving') clearTimeout(state.timeLimit);
  proxy.state = next;
}

/** A worker was started, for a task or to prove that the workload loads. */
export function awaitReady(proxy: TaskWorkerProxy, worker: PoolWorker, task: HeldTask | undefined): void {
  const { startTimeoutMs } = proxy.options;
  const error = `it was not ready within ${startTimeoutMs} ms`;
  const timeLimit = setTimeout(fail, startTimeoutMs, proxy, worker, error);
  enter(proxy, { name: 'starting', worker, timeLimit, task });
}

/** The worker is given its task. */
export function run(proxy: TaskWorkerProxy, worker: PoolWorker): void {
  enter(proxy, { name: 'running', worker });
}

/** Asks the worker, which is done, to leave. */
export function dismiss(proxy: TaskWorkerProxy, worker: PoolWorker, next: Next): void {
  const timeLimit = setTimeout(worker.kill, proxy.options.closeGraceMs);
  enter(proxy, { name: 'leaving', worker, timeLimit, next });
  worker.post({ type: 'stop' });
}

/** The worker is gone, and no other is needed yet. */
export function rest(proxy: TaskWorkerProxy): void {
  enter(proxy, idle);
}

/** Kills the worker, and the proxy ends with `error` once it is gone. */
export function fail(proxy: TaskWorkerProxy, worker: PoolWorker, error?: unknown): void {
  const exit = { ...(error !== undefined && { error }), isFailedStart: isFailedStart(proxy) };
  enter(proxy, { name: 'failing', worker, exit });
  worker.kill();
}

/** Ends the proxy, at once. */
export function end(proxy: TaskWorkerProxy, exit: WorkerExit): void {
  enter(proxy, ended);
  proxy.onExit(exit);
}

/** Ends the proxy, which has no worker; who asks for that is told a little later, as with any worker. */
export function endSoon(proxy: TaskWorkerProxy, exit: WorkerExit): void {
  enter(proxy, ended);
  process.nextTick(proxy.onExit, exit);
}

/** Whether an end now counts as a failed start. One that follows a start that worked is the first in a row, and free. */
export function isFailedStart({ state, hasServed }: TaskWorkerProxy): boolean {
  return !hasServed && (state.name === 'idle' || state.name === 'starting');
}
