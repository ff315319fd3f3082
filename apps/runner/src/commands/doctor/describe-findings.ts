import { type Check, type HostFinding, type HostObservation, isHeavy } from '@parbench/engine/doctor';

/** A finding in words: what was observed, and the remedy if it is doubtful. */
export interface DescribedFinding extends HostFinding {
  readonly observed: string;
  readonly remedy?: string;
}

/** Puts findings about a host into words. */
export function describeFindings(
  findings: readonly HostFinding[],
  host: HostObservation,
): readonly DescribedFinding[] {
  return findings.map(({ check, level }) => {
    const { observed, remedy } = texts[check];
    return {
      check,
      level,
      observed: observed(host) ?? 'not available on this host',
      ...(level === 'doubtful' && { remedy: remedy(host) }),
    };
  });
}

interface CheckTexts {
  /** Undefined if the host does not report it. */
  observed(host: HostObservation): string | undefined;
  remedy(host: HostObservation): string;
}

const texts: Readonly<Record<Check, CheckTexts>> = {
  parallelism: {
    observed: ({ effectiveParallelism, availableParallelism }) =>
      `${effectiveParallelism.toFixed(2)} CPUs' worth of work from ${availableParallelism} CPUs`,
    remedy: () =>
      'No strategy can exceed that here. Stop other programs; on hyper-threads or a shared virtual machine, compare strategies only at the same number of workers.',
  },
  evenness: {
    observed: ({ speedSpread }) =>
      `one busy thread is ${speedSpread.toFixed(2)} times as fast in its fast moments as in its slow ones`,
    remedy: () =>
      'Something shares its core: another guest on the same hyper-threads, which no counter shows, or a changing clock frequency. Intervals will be wide: use a dedicated host, or measure at a quieter hour and with a longer `--budget`.',
  },
  quota: {
    observed: ({ quotaCpus, availableParallelism }) =>
      quotaCpus === undefined
        ? 'no limit on CPU time'
        : `${quotaCpus} CPUs' worth of time for ${availableParallelism} CPUs`,
    remedy: ({ quotaCpus = 1 }) =>
      `A container that has used up its quota stops until the next period. Measure with \`--workers ${Math.max(1, Math.floor(quotaCpus))}\`, or raise the limit (\`docker run --cpus\`, \`resources.limits.cpu\`).`,
  },
  throttling: {
    observed: ({ throttledShare: share }) =>
      share === undefined ? undefined : `throttled in ${percent(share)} of the CPUs' time`,
    remedy: () =>
      'The container used up its CPU quota. Raise the limit (`docker run --cpus`, `resources.limits.cpu`), or measure with fewer `--workers`.',
  },
  steal: {
    observed: ({ stolenShare: share }) =>
      share === undefined ? undefined : `${percent(share)} of the CPU time went to other virtual machines`,
    remedy: () => 'Use a dedicated host, or measure at a quieter hour and with more blocks.',
  },
  load: {
    observed: ({ busyShare, loadAverage }) =>
      [
        ...(busyShare === undefined ? [] : [`CPUs ${percent(busyShare)} busy`]),
        `load average ${loadAverage.toFixed(2)}`,
      ].join(', '),
    remedy: () => 'Stop other programs, and wait until the host is idle.',
  },
  processes: {
    observed: ({ busiest }) => {
      const heavy = busiest.filter(isHeavy);
      if (heavy.length === 0) return 'no other process uses much CPU time';
      return heavy.map(({ name, pid, cpus }) => `${name} (${pid}) ${percent(cpus)} of a CPU`).join(', ');
    },
    remedy: () => 'Stop them while you measure.',
  },
  governor: {
    observed: ({ governors }) => (governors.length === 0 ? undefined : governors.join(', ')),
    remedy: () =>
      'The clock frequency follows the load. Keep it constant with `sudo cpupower frequency-set -g performance`.',
  },
  timer: {
    observed: ({ timerStepMs }) => `steps of ${Number((timerStepMs * 1e6).toPrecision(2))} ns`,
    remedy: () => 'The clock is too coarse for short tasks: trust only tasks of 1 ms or more.',
  },
  memory: {
    observed: ({ freeMemoryBytes, memoryBytes }) =>
      `${gigabytes(freeMemoryBytes)} of ${gigabytes(memoryBytes)} available`,
    remedy: () => 'Processes may be swapped or killed: free memory, or measure fewer workers.',
  },
};

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toPrecision(3)} GB`;
}
