import { type Capabilities, defineStrategy, optionsSchema, poolTuning, type Strategy } from '@parbench/core';
import { definePoolStrategy } from '@parbench/core/pool-library';
import { piscinaFields } from './piscina-options.ts';
import { resourceLimitFields } from './resource-limits.ts';

const { queueLimit, closeGraceMs, startTimeoutMs } = poolTuning;

/** The capabilities of worker threads, however they receive tasks. */
const threadCapabilities = {
  unit: 'thread',
  values: 'structured-clone',
  transfer: true,
  sharedMemory: true,
  isolatesHeap: true,
} as const satisfies Partial<Capabilities>;

const ringFields = {
  ringBytes: {
    type: 'integer',
    min: 1_024,
    max: 2 ** 30,
    default: 131_072,
    description: 'size of each of the two rings of a thread; values above a quarter of it go over its port',
  },
  spinMicroseconds: {
    type: 'integer',
    min: 0,
    max: 10_000,
    default: 100,
    description:
      'how long a thread without a task looks for the next one before it sleeps; only for workloads with `sync`',
  },
} as const;

/** Worker threads in piscina, with its own queue and its defaults. */
export const threads = definePoolStrategy({
  name: 'threads',
  description: 'worker threads in a piscina pool',
  library: { name: 'piscina', from: import.meta.url },
  capabilities: threadCapabilities,
  options: piscinaFields,
  async start(request) {
    const { startPiscina } = await import('./piscina/start-piscina.ts');
    return startPiscina(request);
  },
});

/** Worker threads under the pool kernel, fed over their message ports. */
export const threadsPipelined = defineStrategy({
  name: 'threads/pipelined',
  description: 'worker threads under the pool kernel: pipelined, batched messages',
  capabilities: threadCapabilities,
  options: optionsSchema({ ...poolTuning, ...resourceLimitFields }),
  async open(request) {
    const { openKernelThreads } = await import('./kernel-threads.ts');
    return openKernelThreads(request);
  },
});

/** Worker threads under the pool kernel, fed through rings in shared memory. */
export const threadsShared = defineStrategy({
  name: 'threads/shared',
  description: 'worker threads under the pool kernel: ring buffers in shared memory',
  capabilities: threadCapabilities,
  options: optionsSchema({ ...poolTuning, ...ringFields, ...resourceLimitFields }),
  async open(request) {
    const { openSharedThreads } = await import('./shared/open-shared-threads.ts');
    return openSharedThreads(request);
  },
});

/** A worker thread for each task: shows the cost of keeping none. */
export const threadsSpawn = defineStrategy({
  name: 'threads/spawn',
  description: 'a worker thread for each task',
  capabilities: { ...threadCapabilities, workerPerTask: true },
  options: optionsSchema({ queueLimit, closeGraceMs, startTimeoutMs, ...resourceLimitFields }),
  async open(request) {
    const { openKernelThreads } = await import('./kernel-threads.ts');
    return openKernelThreads(request, { workerPerTask: true });
  },
});

/** Worker threads that each listen on the same port, between which the kernel distributes connections: for services only. */
export const threadsReusePort = defineStrategy({
  name: 'threads/reuseport',
  description: 'worker threads that share a port, split by the kernel, for services',
  capabilities: { unit: 'thread', values: 'structured-clone', isolatesHeap: true },
  options: optionsSchema({ closeGraceMs, startTimeoutMs, ...resourceLimitFields }),
  async probe(host) {
    const { probeReusePort } = await import('@parbench/core/service');
    return probeReusePort(host);
  },
  async serve(request) {
    const { serveThreads } = await import('./serve-threads.ts');
    return serveThreads(request);
  },
});

/** One listening thread whose handler calls the pool of `threads/pipelined`: for services only. */
export const threadsOffload = defineStrategy({
  name: 'threads/offload',
  description: 'one listening process that runs `call` in worker threads, for services',
  capabilities: { unit: 'thread', values: 'structured-clone', isolatesHeap: true },
  options: optionsSchema({ ...poolTuning, ...resourceLimitFields }),
  async serve(request) {
    const { serveOverPool } = await import('./serve-threads.ts');
    return serveOverPool(threadsPipelined as Strategy, request);
  },
});
