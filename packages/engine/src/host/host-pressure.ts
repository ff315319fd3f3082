import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { type CpuCounters, cpuShares, readCpuCounters } from './cpu-counters.ts';
import { readCpuQuota } from './cpu-quota.ts';

/**
 * The time that the host withheld from all of its processes alike, as shares of the CPUs' time. Values that the host
 * does not provide are missing.
 */
export interface HostPressure {
  /** Share that the hypervisor gave to other guests. */
  readonly stolenShare?: number;
  /** Share in which the control group, or one above it, was throttled for its quota. */
  readonly throttledShare?: number;
}

/** A reading of the host. */
export interface HostReading {
  readonly atMs: number;
  readonly counters: CpuCounters | undefined;
  /** Missing if the host does not provide it. */
  readonly throttledMs?: number;
}

/** Starts to watch; the returned function gives the pressure since then. */
export function watchHost(): () => HostPressure {
  const before = readHost();
  const cpuCount = cpus().length;
  return () => hostPressureBetween(before, readHost(), cpuCount);
}

/** Returns the time withheld between two readings on a host of `cpus` CPUs; throttled time adds up over CPUs. */
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
