import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { type CpuCounters, cpuShares, readCpuCounters } from './cpu-counters.ts';
import { readCpuQuota } from './cpu-quota.ts';

/** What the host withheld from all of its processes alike, as parts of the CPUs' time. What it does not tell is missing. */
export interface HostPressure {
  /** Given to other guests by the hypervisor. */
  readonly stolenShare?: number;
  /** In which the control group, or one above it, was held back for its quota. */
  readonly throttledShare?: number;
}

/** What was read of the host at one instant. */
export interface HostReading {
  readonly atMs: number;
  readonly counters: CpuCounters | undefined;
  /** Missing where the host does not tell. */
  readonly throttledMs?: number;
}

/** Begins to watch; the answer tells of the time since. */
export function watchHost(): () => HostPressure {
  const before = readHost();
  const cpuCount = cpus().length;
  return () => hostPressureBetween(before, readHost(), cpuCount);
}

/** What was withheld between two readings on a host of so many CPUs: the time held back adds up over them. */
export function hostPressureBetween(before: HostReading, after: HostReading, cpuCount: number): HostPressure {
  const { stolenShare } = cpuShares(before.counters, after.counters);
  const cpuMs = (after.atMs - before.atMs) * cpuCount;
  return {
    ...(stolenShare !== undefined && { stolenShare }),
    ...(before.throttledMs !== undefined &&
      after.throttledMs !== undefined && {
        throttledShare: (after.throttledMs - before.throttledMs) / cpuMs,
      }),
  };
}

function readHost(): HostReading {
  const { throttledMs } = readCpuQuota();
  return {
    atMs: performance.now(),
    counters: readCpuCounters(),
    ...(throttledMs !== undefined && { throttledMs }),
  };
}
