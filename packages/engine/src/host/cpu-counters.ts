import { readText } from './read-text.ts';

/** Counters of all CPUs since the host started, in ticks of 10 ms on common kernels. */
export interface CpuCounters {
  readonly total: number;
  readonly idle: number;
  /** The time that the hypervisor gave to other guests. */
  readonly stolen: number;
}

/** Reads the counters; undefined where there is no `/proc/stat`. Source: Linux, proc_stat(5). */
export function readCpuCounters(): CpuCounters | undefined {
  return parseCpuCounters(readText('/proc/stat') ?? '');
}

/** Parses the text of `/proc/stat`. User time includes guest time. */
export function parseCpuCounters(text: string): CpuCounters | undefined {
  const ticks = /^cpu +(.+)$/m.exec(text)?.[1]?.split(' ').map(Number);
  if (ticks === undefined || ticks.length < 8) return undefined;
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, softIrq = 0, stolen = 0] = ticks;
  const resting = idle + waiting;
  return { total: user + nice + system + resting + irq + softIrq + stolen, idle: resting, stolen };
}

/** Returns the shares of the CPUs' time between two readings that were used and stolen. */
export function cpuShares(
  before: CpuCounters | undefined,
  after: CpuCounters | undefined,
): { readonly busyShare?: number; readonly stolenShare?: number } {
  if (before === undefined || after === undefined || after.total <= before.total) return {};
  const total = after.total - before.total;
  const stolen = after.stolen - before.stolen;
  return { busyShare: (total - (after.idle - before.idle) - stolen) / total, stolenShare: stolen / total };
}
