import nodeCluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { type OpenRequest, ParbenchError, type ProcessOptions, type RunningService } from '@parbench/core';
import { environmentOf, execArgvOf } from '@parbench/core/pool';
import { openServiceProcesses, type ServeOptions, serviceSettings } from '@parbench/core/service';
import { forkClusterWorker } from './fork-cluster-worker.ts';

const entry = fileURLToPath(import.meta.resolve('@parbench/core/service/process'));

/** How connections reach workers: the primary deals them out in turn, or all workers accept from one handle. */
export type Scheduling = 'round-robin' | 'shared';

/**
 * Starts a service on workers of node:cluster.
 * @throws what `openServiceProcesses` throws; ParbenchError `worker-start` if this process has forked cluster workers with
 * the other scheduling
 */
export async function serveCluster(
  request: OpenRequest<ProcessOptions & ServeOptions>,
  scheduling: Scheduling,
): Promise<RunningService> {
  const { options } = request;
  fixScheduling(scheduling);
  const settings = {
    exec: entry,
    args: [],
    execArgv: execArgvOf(options),
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    serialization: 'json',
  } as const;
  const environment = environmentOf(options);
  return openServiceProcesses({
    ...serviceSettings(request),
    fork: () => forkClusterWorker({ ...settings, stdio: [...settings.stdio] }, environment),
  });
}

let fixed: Scheduling | undefined;

/** The policy belongs to the whole process, and the first worker fixes it: https://nodejs.org/api/cluster.html#clusterschedulingpolicy. */
function fixScheduling(scheduling: Scheduling): void {
  fixed ??= scheduling;
  nodeCluster.schedulingPolicy = scheduling === 'shared' ? nodeCluster.SCHED_NONE : nodeCluster.SCHED_RR;
  if (fixed === scheduling) return;
  throw new ParbenchError(
    'worker-start',
    `This process has started cluster workers with ${fixed} scheduling, which node:cluster cannot change: expected a process of its own for ${scheduling} scheduling.`,
  );
}
