import type { ClusterSettings } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { type Availability, defineStrategy, optionsSchema, poolTuning, processFields } from '@parbench/core';

const entry = import.meta.resolve('@parbench/core/worker/process');

/** Workers of node:cluster, reached over cluster IPC. */
export const cluster = defineStrategy({
  name: 'cluster',
  description: 'node:cluster workers, fed over cluster IPC; for services, connections in turn',
  capabilities: {
    unit: 'process',
    values: 'json',
    isolatesHeap: true,
    isolatesCrashes: true,
  },
  options: optionsSchema({ ...poolTuning, ...processFields }),
  probe: probePrimary,
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
  async serve(request) {
    const { serveCluster } = await import('./serve-cluster.ts');
    return serveCluster(request, 'round-robin');
  },
});

const { startTimeoutMs, closeGraceMs } = poolTuning;

/** Workers of node:cluster that all accept connections from one handle: for services only. */
export const clusterShared = defineStrategy({
  name: 'cluster/shared',
  description: 'node:cluster workers that accept from one shared handle, for services',
  capabilities: { unit: 'process', values: 'json', isolatesHeap: true, isolatesCrashes: true },
  options: optionsSchema({ startTimeoutMs, closeGraceMs, ...processFields }),
  probe: probePrimary,
  async serve(request) {
    const { serveCluster } = await import('./serve-cluster.ts');
    return serveCluster(request, 'shared');
  },
});

async function probePrimary(): Promise<Availability> {
  const { default: nodeCluster } = await import('node:cluster');
  if (nodeCluster.isPrimary) return { available: true };
  return {
    available: false,
    reason: 'This process is itself a cluster worker, which cannot fork workers.',
  };
}
