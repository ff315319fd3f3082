import { fileURLToPath } from 'node:url';
import { defineStrategy, optionsSchema, poolTuning } from '@parbench/core';

const entry = import.meta.resolve('@parbench/core/worker/process');

/** Forked processes over JSON messages. */
export const processes = defineProcesses('processes', 'json', 'forked processes, JSON messages');

/** Forked processes over structured-clone messages. */
export const processesAdvanced = defineProcesses(
  'processes/advanced',
  'structured-clone',
  'forked processes, structured-clone messages',
);

function defineProcesses(name: string, values: 'json' | 'structured-clone', description: string) {
  return defineStrategy({
    name,
    description,
    capabilities: { unit: 'process', values, isolatesHeap: true, isolatesCrashes: true },
    options: optionsSchema({
      ...poolTuning,
      heapLimitMb: { type: 'integer', min: 8, description: 'limit of the old generation of each worker' },
    }),
    async open({ workload, workers, signal, options: { heapLimitMb, ...tuning } }) {
      const [{ execaNode }, { createProcessPool }] = await Promise.all([
        import('execa'),
        import('@parbench/core/pool'),
      ]);
      const heapLimit = heapLimitMb === undefined ? [] : [`--max-old-space-size=${heapLimitMb}`];
      const startNode = execaNode({
        nodeOptions: [...process.execArgv, ...heapLimit],
        serialization: values === 'json' ? 'json' : 'advanced',
        stdin: 'ignore',
        stdout: 'inherit',
        stderr: 'pipe',
        buffer: false,
        reject: false,
      });
      const fork = () => startNode(fileURLToPath(entry)).nodeChildProcess;
      return createProcessPool({ ...tuning, workload, workers, values, fork, ...(signal && { signal }) });
    },
  });
}
