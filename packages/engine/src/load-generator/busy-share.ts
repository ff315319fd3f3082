import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/**
 * Starts to measure the share of the time, 0 to 1, in which this thread ran or waited for a CPU. Neither is left when the
 * load generator limits a service. The utilisation of the event loop does not count the wait after it was woken, so it is
 * used only where the system does not report that.
 */
export function measureBusyShare(): () => number {
  const loop = performance.eventLoopUtilization();
  const before = readScheduledNs();
  const startedMs = performance.now();
  return () => {
    const { utilization } = performance.eventLoopUtilization(loop);
    const after = readScheduledNs();
    if (before === undefined || after === undefined) return utilization;
    return Math.min(1, (after - before) / 1e6 / (performance.now() - startedMs));
  };
}

/**
 * Reads how long this thread has run and waited on a run queue, nanoseconds; undefined where that is not available. Source:
 * Linux, Documentation/scheduler/sched-stats.rst, `/proc/<pid>/schedstat`.
 */
function readScheduledNs(): number | undefined {
  try {
    const [ran = Number.NaN, waited = Number.NaN] = readFileSync('/proc/self/schedstat', 'latin1')
      .split(' ')
      .map(Number);
    return Number.isNaN(ran + waited) ? undefined : ran + waited;
  } catch {
    return undefined;
  }
}
