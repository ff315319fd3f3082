import { defineStrategy, optionsSchema, poolTuning, processFields } from '@parbench/core';
import type { ProcessVariant } from './open-processes.ts';

const { queueLimit, closeGraceMs, startTimeoutMs } = poolTuning;
const lastingFields = { ...poolTuning, ...processFields };
const perTaskFields = { queueLimit, closeGraceMs, startTimeoutMs, ...processFields };

/** Forked processes over JSON messages. */
export const processes = defineProcesses('processes', 'forked processes, JSON messages', { values: 'json' });

/** Forked processes over structured-clone messages. */
export const processesAdvanced = defineProcesses(
  'processes/advanced',
  'forked processes, structured-clone messages',
  { values: 'structured-clone' },
);

/** Processes over a socket with its own frames instead of Node's IPC. */
export const processesSocket = defineProcesses(
  'processes/socket',
  'processes, framed messages over a socket',
  {
    values: 'structured-clone',
    hasSocket: true,
  },
);

/** A process for each task: shows the cost of keeping none. */
export const processesSpawn = defineProcesses('processes/spawn', 'a process for each task, JSON messages', {
  values: 'json',
  workerPerTask: true,
});

/** Processes that each listen on the same port, between which the kernel distributes connections: for services only. */
export const processesReusePort = defineStrategy({
  name: 'processes/reuseport',
  description: 'processes that share a port, split by the kernel, for services',
  capabilities: { unit: 'process', values: 'json', isolatesHeap: true, isolatesCrashes: true },
  options: optionsSchema({ closeGraceMs, startTimeoutMs, ...processFields }),
  async probe(host) {
    const { probeReusePort } = await import('@parbench/core/service');
    return probeReusePort(host);
  },
  async serve(request) {
    const { serveProcesses } = await import('./serve-processes.ts');
    return serveProcesses(request);
  },
});

function defineProcesses(name: string, description: string, variant: ProcessVariant) {
  const { values, workerPerTask = false } = variant;
  return defineStrategy({
    name,
    description,
    capabilities: { unit: 'process', values, isolatesHeap: true, isolatesCrashes: true, workerPerTask },
    options: optionsSchema(workerPerTask ? perTaskFields : lastingFields),
    async open(request) {
      const { openProcesses } = await import('./open-processes.ts');
      return openProcesses(request, variant);
    },
  });
}
