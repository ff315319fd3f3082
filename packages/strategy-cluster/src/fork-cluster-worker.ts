import type { ChildProcess } from 'node:child_process';
import cluster, { type ClusterSettings } from 'node:cluster';

/**
 * Forks a cluster worker with settings of its own. `cluster.settings` belongs to the whole process, and the program
 * around us may have a cluster too: ours hold only while the worker is forked.
 */
export function forkClusterWorker(settings: ClusterSettings): ChildProcess {
  const holder: { settings: ClusterSettings } = cluster;
  const before = holder.settings;
  cluster.setupPrimary(settings);
  try {
    return cluster.fork().process;
  } finally {
    holder.settings = before;
  }
}
