import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { inheritedFlags } from '@parbench/core';
import type { Unit } from './answers.ts';

/** The worker of a probe: a thread or a process that runs `worker.ts`. */
export interface ProbeWorker {
  send(message: unknown): void;
  /** Resolves to the next message; rejects if the worker ends instead. */
  next(): Promise<unknown>;
  /** Resolves when the worker has ended, in whatever way. */
  readonly ended: Promise<void>;
  end(): Promise<unknown>;
}

const module = new URL(import.meta.resolve('@parbench/workloads/isolation-worker'));

/** A heap that is full after some milliseconds, megabytes. */
const heapMb = 16;

/** Starts the worker of a probe. */
export function startProbeWorker(unit: Unit): ProbeWorker {
  return unit === 'thread' ? startThread() : startProcess();
}

function startThread(): ProbeWorker {
  const worker = new Worker(module, {
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    stdout: true,
    stderr: true,
  });
  // A full heap is reported as an error before the exit.
  worker.on('error', () => {});
  return {
    send: (message) => worker.postMessage(message),
    next: async () => (await once(worker, 'message'))[0],
    ended: endOf(worker),
    end: () => worker.terminate(),
  };
}

function startProcess(): ProbeWorker {
  const child = fork(fileURLToPath(module), [], {
    execArgv: [...inheritedFlags(), `--max-old-space-size=${heapMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    send: (message) => void child.send(message as object),
    next: async () => (await once(child, 'message'))[0],
    ended: endOf(child),
    end: async () => {
      child.kill('SIGKILL');
    },
  };
}

/** Waits for the exit alone: `once` of `node:events` would reject with an error that comes first. */
function endOf(worker: Worker | ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    worker.on('exit', () => resolve());
  });
}
