import { type ChildProcess, fork } from 'node:child_process';
import type { ParbenchErrorCode, WorkerId, WorkloadReference } from '@parbench/core';
import type { OrphanReaper } from '@parbench/core/orphan-reaper';
import type { FromWorker, ToWorker, WorkerUsage } from './worker-messages.ts';

export type { WorkerUsage };

/** How to start the worker processes of an executor. */
export interface WorkerProgram<Settings = unknown> {
  /** The path of the worker's entry module. */
  readonly entry: string;
  /** Flags for its Node. */
  readonly execArgv: readonly string[];
  /** Variables that it has in addition to the driver's. */
  readonly env: Readonly<Record<string, string>>;
  /** Its id for outcomes, if that is not its process id. */
  readonly worker?: WorkerId;
  readonly workload: WorkloadReference;
  readonly settings: Settings;
}

/** A started worker process. */
export interface WorkerProcess {
  readonly pid: number;
  /** Asks it to finish what it runs, to tear down and to leave. */
  stop(): void;
  kill(): void;
}

/** Why a worker process ended, as far as is known. */
export interface WorkerEnd {
  readonly code: ParbenchErrorCode;
  readonly message: string;
}

/** The events of a worker process. */
export interface WorkerEvents {
  onReady(): void;
  /** It has been stopped, and reports what it used. */
  onUsage?(usage: WorkerUsage): void;
  /** The process is gone. */
  onEnd(end: WorkerEnd): void;
}

/** Starts a worker process, which connects to the queue by itself. */
export function startWorkerProcess(
  { entry, execArgv, env, worker, workload, settings }: WorkerProgram,
  reaper: OrphanReaper,
  { onReady, onUsage, onEnd }: WorkerEvents,
): WorkerProcess {
  const child = fork(entry, {
    execArgv: [...execArgv],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { pid = 0 } = child;
  let failure: WorkerEnd | undefined;
  if (pid !== 0) reaper.register(pid);
  child.on('message', (message: FromWorker) => {
    if (message?.type === 'ready') onReady();
    else if (message?.type === 'usage') onUsage?.(message);
    else if (message?.type === 'start-failed') failure = message;
  });
  child.once('error', (error) => {
    if (child.pid === undefined) onEnd({ code: 'worker-start', message: error.message });
  });
  child.once('exit', (exitCode, signal) => {
    reaper.unregister(pid);
    onEnd(failure ?? { code: 'worker-start', message: `The worker ended with ${signal ?? exitCode}.` });
  });
  tell(child, { type: 'start', workload, settings, ...(worker !== undefined && { worker }) });
  return { pid, stop: () => tell(child, { type: 'stop' }), kill: () => void child.kill('SIGKILL') };
}

/** Sends a message. If the process is gone, its end has been or will be reported. */
function tell(child: ChildProcess, message: ToWorker<unknown>): void {
  if (child.connected) child.send(message, () => {});
}
