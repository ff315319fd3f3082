import type { ChildProcess } from 'node:child_process';
import cluster, { type ClusterSettings } from 'node:cluster';

/**
 * Forks a cluster worker with settings of its own. `cluster.settings` belongs to the whole process, and the program
 * around us may have a cluster too: ours hold only while the worker is forked.
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
    // A message that meets a process which has just died is an error of the process (`write EPIPE`), which cluster emits
    // again on the worker, where nobody listens. The exit that follows says all there is to say.
    worker.on('error', () => {});
    return worker.process;
  } finally {
    holder.settings = before;
  }
}
