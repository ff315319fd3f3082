import { defineStrategy } from '@parbench/core';
import { poolOptions, processOptions } from './options.ts';
import { pythonRuntime } from './python-runtime.ts';

const python = pythonRuntime();

/** Values are pickled, as in Node they are structured clones; a worker process has a heap of its own. */
const process = { unit: 'process', isolatesHeap: true, isolatesCrashes: true } as const;

/** Runs each task in the driver: the baseline of CPython. */
export const inline = defineStrategy({
  name: 'python/inline',
  description: 'CPython without workers: each task runs in the driver when it is submitted',
  tags: ['python', 'baseline'],
  capabilities: { unit: 'driver' },
  runtime: python,
});

/** A pool of threads, which share the GIL where there is one. */
export const threads = defineStrategy({
  name: 'python/threads',
  description: 'concurrent.futures.ThreadPoolExecutor: threads of one process, under the GIL if there is one',
  tags: ['python', 'stdlib'],
  capabilities: { unit: 'thread' },
  runtime: python,
});

/** A thread for each task. */
export const spawnedThreads = defineStrategy({
  name: 'python/threads/spawn',
  description: 'threading.Thread: a new thread for each task',
  tags: ['python', 'stdlib'],
  capabilities: { unit: 'thread', workerPerTask: true },
  runtime: python,
});

/** A pool of processes. */
export const processes = defineStrategy({
  name: 'python/processes',
  description: 'concurrent.futures.ProcessPoolExecutor: worker processes, values pickled',
  tags: ['python', 'stdlib'],
  capabilities: { ...process, values: 'structured-clone' },
  options: processOptions,
  runtime: python,
});

/** A process for each task. */
export const spawnedProcesses = defineStrategy({
  name: 'python/processes/spawn',
  description: 'multiprocessing.Process: a new process for each task',
  tags: ['python', 'stdlib'],
  capabilities: { ...process, values: 'structured-clone', workerPerTask: true },
  options: processOptions,
  runtime: python,
});

/** The older pool of processes. */
export const pool = defineStrategy({
  name: 'python/pool',
  description: 'multiprocessing.Pool: worker processes, values pickled, tasks sent in chunks on request',
  tags: ['python', 'stdlib'],
  capabilities: { ...process, values: 'structured-clone' },
  options: poolOptions,
  runtime: python,
});

/** A pool of threads that each have an interpreter and a GIL of their own. */
export const interpreters = defineStrategy({
  name: 'python/interpreters',
  description:
    'concurrent.futures.InterpreterPoolExecutor: threads with an interpreter and a GIL of their own (3.14)',
  tags: ['python', 'stdlib'],
  capabilities: { unit: 'thread', values: 'structured-clone', isolatesHeap: true },
  runtime: pythonRuntime({ needsInterpreters: true }),
});
