import { performance } from 'node:perf_hooks';
import { cpuShares, readCpuCounters } from '../doctor/cpu-counters.ts';
import { readCpuQuota } from '../doctor/cpu-quota.ts';

/** What the host withheld from all of its processes alike, as parts of the time. What it does not tell is missing. */
export interface HostPressure {
  /** CPU time that the hypervisor gave to other guests. */
  readonly stolenShare?: number;
  /** Time in which the control group was held back for its quota. */
  readonly throttledShare?: number;
}

/** Begins to watch; the answer tells of the time since. */
export function watchHost(): () => HostPressure {
  const [startedMs, counters, { throttledMs }] = [performance.now(), readCpuCounters(), readCpuQuota()];
  return () => {
    const { stolenShare } = cpuShares(counters, readCpuCounters());
    const throttledNowMs = readCpuQuota().throttledMs;
    return {
      ...(stolenShare !== undefined && { stolenShare }),
      ...(throttledMs !== undefined &&
        throttledNowMs !== undefined && {
          throttledShare: (throttledNowMs - throttledMs) / (performance.now() - startedMs),
        }),
    };
  };
}
