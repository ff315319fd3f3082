import type { ChildProcess } from 'node:child_process';
import cluster, { type ClusterSettings } from 'node:cluster';

/**
 * Forks a cluster worker with settings of its own. `cluster.settings` belongs to the whole process, and the surrounding
 * program may have a cluster too: ours apply only while the worker is forked.
 */
export function forkClusterWorker(
  settings: ClusterSettings,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const holder: { settings: ClusterSettings } = cluster;
  const before = holder.settings;
  cluster.setupPrimary(settings);
  try {
    const worker = cluster.fork(environment);
    // If a message meets a process that has just died, the process emits an error (`write EPIPE`), which cluster emits
    // again on the worker, where nothing listens. The exit that follows reports the loss.
    worker.on('error', () => {});
    return worker.process;
  } finally {
    holder.settings = before;
  }
}
