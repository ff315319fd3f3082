import type { ClusterSettings } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { defineStrategy, optionsSchema, poolTuning, processFields } from '@parbench/core';

const entry = import.meta.resolve('@parbench/core/worker/process');

/** Workers of node:cluster, reached over cluster IPC. */
export const cluster = defineStrategy({
  name: 'cluster',
  description: 'node:cluster workers, fed over cluster IPC',
  capabilities: {
    unit: 'process',
    values: 'json',
    isolatesHeap: true,
    isolatesCrashes: true,
  },
  options: optionsSchema({ ...poolTuning, ...processFields }),
  async probe() {
    const { default: nodeCluster } = await import('node:cluster');
    if (nodeCluster.isPrimary) return { available: true };
    return {
      available: false,
      reason: 'This process is itself a cluster worker, which cannot fork workers.',
    };
  },
  async open({ workload, workers, signal, options }) {
    const [{ createProcessPool, environmentOf, execArgvOf }, { forkClusterWorker }] = await Promise.all([
      import('@parbench/core/pool'),
      import('./fork-cluster-worker.ts'),
    ]);
    const { heapLimitMb, execArgv, compileCache, ...tuning } = options;
    const settings: ClusterSettings = {
      exec: fileURLToPath(entry),
      args: [],
      execArgv: execArgvOf(options),
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      serialization: 'json',
    };
    const environment = environmentOf(options);
    const fork = () => forkClusterWorker(settings, environment);
    return createProcessPool({
      ...tuning,
      workload,
      workers,
      values: 'json',
      fork,
      ...(signal && { signal }),
    });
  },
});
