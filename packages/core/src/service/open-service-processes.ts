import type { ChildProcess } from 'node:child_process';
import { startOrphanReaper } from '../orphan-reaper.ts';
import { childProcessWorker, ipcLink } from '../pool/child-process-worker.ts';
import type { RunningService } from '../strategy.ts';
import { openServiceWorkers, type ServiceWorkersOptions } from './open-service-workers.ts';

/** A service whose workers are child processes. */
export interface ServiceProcessesOptions extends Omit<ServiceWorkersOptions, 'spawnWorker'> {
  /** Starts one child process, with IPC, that runs `@parbench/core/service/process`. */
  fork(): ChildProcess;
}

/**
 * Starts a service on child processes. They end with the driver, however it ends and whatever they are doing.
 * @throws what `openServiceWorkers` throws
 */
export async function openServiceProcesses({
  fork,
  ...options
}: ServiceProcessesOptions): Promise<Required<RunningService>> {
  const reaper = startOrphanReaper();
  try {
    const spawnWorker = () => {
      const child = fork();
      return childProcessWorker(child, ipcLink(child), reaper);
    };
    const service = await openServiceWorkers({ ...options, spawnWorker });
    return { ...service, close: () => service.close().then(reaper.close) };
  } catch (error) {
    await reaper.close();
    throw error;
  }
}
