import { readFileSync } from 'node:fs';
import { sum } from '../statistics/mean.ts';
import { listProcessTree, threadsOf } from './process-tree.ts';
import { readText } from './read-text.ts';
import { statFields } from './stat-fields.ts';

/** The times of a thread, milliseconds. */
interface ThreadTimes {
  /** How long it ran. */
  readonly usedMs: number;
  /** How long it was ready to run, but another thread had the CPU: the run-queue wait. */
  readonly waitedMs: number;
}

/** The CPU times of a process tree, milliseconds. */
export interface CpuTimes {
  /** Of each live thread, by `pid/tid`. */
  readonly threads: ReadonlyMap<string, ThreadTimes>;
  /** Of threads and child processes that have ended, in steps of 10. */
  readonly ended: number;
}

/**
 * Reads the CPU times of the process `root` and all its descendants; undefined if the host does not provide them. Those of
 * live threads are from `schedstat`, in nanoseconds, since the ticks of `stat` are 10 ms. What a process has used beyond
 * them was used by threads and children that have ended. Source: Linux, Documentation/scheduler/sched-stats.rst and
 * proc_pid_stat(5).
 */
export function readCpuTimes(root: number): CpuTimes | undefined {
  const processes = listProcessTree(root)?.map(readProcess);
  return (
    processes && {
      threads: new Map(processes.flatMap(({ threads }) => threads)),
      ended: sum(processes.map(({ ended }) => ended)),
    }
  );
}

/** The CPU time of ended threads is a difference of two clocks: only more than this counts, milliseconds. */
const leastEndedMs = 30;

/**
 * Returns the CPU milliseconds used between two readings. Undefined if a thread ended in between: its use is no longer
 * known, and the difference would be too small.
 */
export function cpuMsBetween(before: CpuTimes | undefined, after: CpuTimes | undefined): number | undefined {
  if (before === undefined || after === undefined) return undefined;
  for (const thread of before.threads.keys()) if (!after.threads.has(thread)) return undefined;
  const endedMs = after.ended - before.ended;
  let usedMs = endedMs > leastEndedMs ? endedMs : 0;
  for (const [thread, now] of after.threads) usedMs += now.usedMs - (before.threads.get(thread)?.usedMs ?? 0);
  return usedMs;
}

/**
 * Returns the run-queue wait of the main thread of a process between two readings, as a share of the time in which it ran or
 * was ready to: 0 if it always ran at once. Undefined if it is not known, or did neither.
 */
export function waitShareBetween(
  before: CpuTimes | undefined,
  after: CpuTimes | undefined,
  pid: number,
): number | undefined {
  const [then, now] = [before, after].map((times) => times?.threads.get(`${pid}/${pid}`));
  if (then === undefined || now === undefined) return undefined;
  const waitedMs = now.waitedMs - then.waitedMs;
  const readyMs = now.usedMs - then.usedMs + waitedMs;
  return readyMs > 0 ? waitedMs / readyMs : undefined;
}

function readProcess(pid: number) {
  const threads = threadsOf(pid).flatMap((thread) =>
    readThread(`${pid}/${thread}`, `/proc/${pid}/task/${thread}/schedstat`),
  );
  const liveMs = sum(threads.map(([, { usedMs }]) => usedMs));
  return { threads, ended: Math.max(0, parseProcessMs(readText(`/proc/${pid}/stat`) ?? '') - liveMs) };
}

/** The unit of times in `stat`, milliseconds: USER_HZ is 100 on all architectures that Node runs on. */
const tickMs = 10;

/** Parses what a process, its ended threads and its ended children have used, from the text of `stat`; milliseconds. */
export function parseProcessMs(text: string): number {
  const fields = statFields(text).map(Number);
  // utime, stime, cutime and cstime are the fields 14 to 17; the first one after the name is number 3.
  return sum(fields.slice(11, 15)) * tickMs || 0;
}

function readThread(thread: string, file: string): [string, ThreadTimes][] {
  try {
    const [usedNs = 0, waitedNs = 0] = readFileSync(file, 'latin1').split(' ').map(Number);
    return [[thread, { usedMs: usedNs / 1e6, waitedMs: waitedNs / 1e6 }]];
  } catch {
    // The thread ended between listing and reading.
    return [];
  }
}
