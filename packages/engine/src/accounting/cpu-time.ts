import { readFileSync } from 'node:fs';
import { threadsOf } from './process-tree.ts';

/**
 * CPU milliseconds that the live threads of `pids` have used so far; undefined on a host without `/proc`. From
 * `schedstat`, in nanoseconds: the ticks of `stat` are 10 ms, as long as a whole slice.
 * Source: Linux, Documentation/scheduler/sched-stats.rst.
 */
export function readCpuMs(pids: readonly number[]): number | undefined {
  let nanoseconds = 0;
  let threads = 0;
  for (const pid of pids) {
    for (const thread of threadsOf(pid)) {
      const used = readRunTime(`/proc/${pid}/task/${thread}/schedstat`);
      if (used === undefined) continue;
      nanoseconds += used;
      threads++;
    }
  }
  return threads === 0 ? undefined : nanoseconds / 1e6;
}

function readRunTime(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'latin1'), 10);
  } catch {
    // The thread ended between listing and reading.
    return undefined;
  }
}
