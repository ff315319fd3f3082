import { readFileSync } from 'node:fs';
import { listProcessTree, threadsOf } from './process-tree.ts';

/** CPU milliseconds of each live thread of a process tree, by `pid/tid`. */
export type CpuTimes = ReadonlyMap<string, number>;

/**
 * Reads the CPU times of the process `root` and all its descendants; undefined if the host does not provide them. From
 * `schedstat`, in nanoseconds: the ticks of `stat` are 10 ms, as long as a whole slice. Source: Linux,
 * Documentation/scheduler/sched-stats.rst.
 */
export function readCpuTimes(root: number): CpuTimes | undefined {
  const times = listProcessTree(root)?.flatMap((pid) =>
    threadsOf(pid).flatMap((thread) =>
      readThread(`${pid}/${thread}`, `/proc/${pid}/task/${thread}/schedstat`),
    ),
  );
  return times && new Map(times);
}

/**
 * Returns the CPU milliseconds used between two readings. Undefined if a thread ended in between: its use is no longer
 * known, and the difference would be too small.
 */
export function cpuMsBetween(before: CpuTimes | undefined, after: CpuTimes | undefined): number | undefined {
  if (before === undefined || after === undefined) return undefined;
  for (const thread of before.keys()) if (!after.has(thread)) return undefined;
  let usedMs = 0;
  for (const [thread, ms] of after) usedMs += ms - (before.get(thread) ?? 0);
  return usedMs;
}

function readThread(thread: string, file: string): [string, number][] {
  try {
    return [[thread, Number.parseInt(readFileSync(file, 'latin1'), 10) / 1e6]];
  } catch {
    // The thread ended between listing and reading.
    return [];
  }
}
