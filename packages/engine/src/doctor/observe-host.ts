import { availableParallelism, cpus, freemem, loadavg, totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuShares, readCpuCounters } from '../host/cpu-counters.ts';
import { readCpuQuota } from '../host/cpu-quota.ts';
import { watchHost } from '../host/host-pressure.ts';
import { readText } from '../host/read-text.ts';
import { watchProcesses } from './busy-processes.ts';
import { measureEffectiveParallelism } from './effective-parallelism.ts';
import type { HostObservation } from './host-observation.ts';
import { measureSpeedSpread } from './speed-spread.ts';
import { findTimerStepMs } from './timer-step.ts';

const busiestShown = 5;

/** Observes the host while this process is idle for `idleMs`, then measures how much its CPUs do together and how evenly. */
export async function observeHost(idleMs = 2000): Promise<HostObservation> {
  const pressure = watchHost();
  const countersBefore = readCpuCounters();
  const busiest = watchProcesses(busiestShown);
  await sleep(idleMs);
  const seen = {
    busiest: busiest(),
    ...cpuShares(countersBefore, readCpuCounters()),
    loadAverage: loadavg()[0] ?? 0,
  };
  const effectiveParallelism = await measureEffectiveParallelism(availableParallelism());
  const speedSpread = await measureSpeedSpread();
  const { throttledShare } = pressure();
  const { quotaCpus } = readCpuQuota();
  return {
    cpus: cpus().length,
    availableParallelism: availableParallelism(),
    effectiveParallelism,
    speedSpread,
    ...(quotaCpus !== undefined && { quotaCpus }),
    ...(throttledShare !== undefined && { throttledShare }),
    ...seen,
    governors: readGovernors(),
    timerStepMs: findTimerStepMs(),
    freeMemoryBytes: freemem(),
    memoryBytes: totalmem(),
  };
}

/**
 * Returns no governors if the host does not provide them, as in virtual machines. Source: Linux,
 * Documentation/admin-guide/pm/cpufreq.rst.
 */
function readGovernors(): readonly string[] {
  const governors = cpus().flatMap(
    (_, cpu) => readText(`/sys/devices/system/cpu/cpu${cpu}/cpufreq/scaling_governor`)?.trim() ?? [],
  );
  return [...new Set(governors)];
}
