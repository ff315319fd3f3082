import type { WorkerId } from '../outcome.ts';
import type { Batch, FromWorker, Instruction } from '../protocol.ts';
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

/** A task as the pool posted it. */
export interface HeldTask {
  readonly tasks: Batch;
  readonly transfer: readonly ArrayBuffer[] | undefined;
}

/** What comes after a worker that leaves: the first announcement that the stand-in is ready, nothing, the end, or a task. */
type Next = 'announce' | 'rest' | 'end' | HeldTask;

/** Where a stand-in stands, and with which real worker. */
export type StandInState =
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

/** A stand-in from the inside. Only this module changes its state. */
export interface StandIn {
  readonly options: StandInOptions;
  state: StandInState;
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
function enter(standIn: StandIn, next: StandInState): void {
  const { state } = standIn;
  if (state.name === 'starting' || state.name === 'leaving') clearTimeout(state.timeLimit);
  standIn.state = next;
}

/** A worker was started, for a task or to prove that the workload loads. */
export function awaitReady(standIn: StandIn, worker: PoolWorker, task: HeldTask | undefined): void {
  const { startTimeoutMs } = standIn.options;
  const error = `it was not ready within ${startTimeoutMs} ms`;
  const timeLimit = setTimeout(fail, startTimeoutMs, standIn, worker, error);
  enter(standIn, { name: 'starting', worker, timeLimit, task });
}

/** The worker is given its task. */
export function run(standIn: StandIn, worker: PoolWorker): void {
  enter(standIn, { name: 'running', worker });
}

/** Asks the worker, which is done, to leave. */
export function dismiss(standIn: StandIn, worker: PoolWorker, next: Next): void {
  const timeLimit = setTimeout(worker.kill, standIn.options.closeGraceMs);
  enter(standIn, { name: 'leaving', worker, timeLimit, next });
  worker.post({ type: 'stop' });
}

/** The worker is gone, and no other is needed yet. */
export function rest(standIn: StandIn): void {
  enter(standIn, idle);
}

/** Kills the worker, and the stand-in ends with `error` once it is gone. */
export function fail(standIn: StandIn, worker: PoolWorker, error?: unknown): void {
  const exit = { ...(error !== undefined && { error }), isFailedStart: isFailedStart(standIn) };
  enter(standIn, { name: 'failing', worker, exit });
  worker.kill();
}

/** Ends the stand-in, at once. */
export function end(standIn: StandIn, exit: WorkerExit): void {
  enter(standIn, ended);
  standIn.onExit(exit);
}

/** Ends the stand-in, which has no worker; who asks for that is told a little later, as with any worker. */
export function endSoon(standIn: StandIn, exit: WorkerExit): void {
  enter(standIn, ended);
  process.nextTick(standIn.onExit, exit);
}

/** Whether an end now counts as a failed start. One that follows a start that worked is the first in a row, and free. */
export function isFailedStart({ state, hasServed }: StandIn): boolean {
  return !hasServed && (state.name === 'idle' || state.name === 'starting');
}
