import type { HostObservation } from './host-observation.ts';

/** What the doctor looks at. */
export type Check =
  | 'parallelism'
  | 'quota'
  | 'throttling'
  | 'steal'
  | 'load'
  | 'processes'
  | 'governor'
  | 'timer'
  | 'memory';

/** One finding about a host, with what to do about it where it is not good. */
export type HostFinding =
  | { readonly check: Check; readonly level: 'good' | 'unknown'; readonly observed: string }
  | { readonly check: Check; readonly level: 'doubtful'; readonly observed: string; readonly remedy: string };

/** Judges a host by what was seen of it: one finding for each check, in a fixed order. */
export function examineHost(host: HostObservation): readonly HostFinding[] {
  return [
    examineParallelism(host),
    examineQuota(host),
    examineThrottling(host),
    examineSteal(host),
    examineLoad(host),
    examineProcesses(host),
    examineGovernor(host),
    examineTimer(host),
    examineMemory(host),
  ];
}

/** Less than this of what the CPUs should do together is lost to something: shared cores, a quota, neighbours. */
const expectedEfficiency = 0.85;
const mostThrottledShare = 0.001;
const mostStolenShare = 0.01;
const mostBusyShare = 0.1;
const busyProcessCpus = 0.05;
const coarsestStepMs = 0.05;
const leastFreeBytes = 1e9;

function examineParallelism({ availableParallelism, effectiveParallelism }: HostObservation): HostFinding {
  const observed = `${effectiveParallelism.toFixed(2)} CPUs' worth of work from ${availableParallelism}`;
  if (effectiveParallelism >= expectedEfficiency * availableParallelism) return good('parallelism', observed);
  return doubtful(
    'parallelism',
    observed,
    'No strategy can be faster than that here. Stop what else runs; on hyper-threads or a shared virtual machine, compare strategies at the same number of workers only.',
  );
}

function examineQuota({ quotaCpus, availableParallelism }: HostObservation): HostFinding {
  if (quotaCpus === undefined) return good('quota', 'no limit on CPU time');
  const observed = `${quotaCpus} CPUs' worth of time for ${availableParallelism} CPUs`;
  if (quotaCpus >= availableParallelism) return good('quota', observed);
  return doubtful(
    'quota',
    observed,
    `Beyond its quota the container stands still in each period. Measure with \`--workers ${Math.max(1, Math.floor(quotaCpus))}\`, or raise the limit (\`docker run --cpus\`, \`resources.limits.cpu\`).`,
  );
}

function examineThrottling({ throttledShare }: HostObservation): HostFinding {
  if (throttledShare === undefined) return unknown('throttling');
  const observed = `held back in ${percent(throttledShare)} of the CPUs' time`;
  if (throttledShare <= mostThrottledShare) return good('throttling', observed);
  return doubtful('throttling', observed, 'The quota is in force already: see `quota`.');
}

function examineSteal({ stolenShare }: HostObservation): HostFinding {
  if (stolenShare === undefined) return unknown('steal');
  const observed = `${percent(stolenShare)} of the CPU time went to other virtual machines`;
  if (stolenShare <= mostStolenShare) return good('steal', observed);
  return doubtful(
    'steal',
    observed,
    'Use a dedicated host, or measure at a quieter hour and with more blocks.',
  );
}

function examineLoad({ busyShare, loadAverage }: HostObservation): HostFinding {
  const average = `load average ${loadAverage.toFixed(2)}`;
  if (busyShare === undefined) return { check: 'load', level: 'unknown', observed: average };
  const observed = `CPUs ${percent(busyShare)} busy, ${average}`;
  if (busyShare <= mostBusyShare) return good('load', observed);
  return doubtful('load', observed, 'Stop what else runs, and wait until the host is idle.');
}

function examineProcesses({ busiest }: HostObservation): HostFinding {
  const heavy = busiest.filter(({ cpus }) => cpus >= busyProcessCpus);
  if (heavy.length === 0) return good('processes', 'no other process uses CPU to speak of');
  const names = heavy.map(({ name, pid, cpus }) => `${name} (${pid}) ${percent(cpus)} of a CPU`);
  return doubtful('processes', names.join(', '), 'Stop them while you measure.');
}

function examineGovernor({ governors }: HostObservation): HostFinding {
  if (governors.length === 0) return unknown('governor');
  const observed = governors.join(', ');
  if (governors.every((governor) => governor === 'performance')) return good('governor', observed);
  return doubtful(
    'governor',
    observed,
    'The clock frequency follows the load: `sudo cpupower frequency-set -g performance` fixes it.',
  );
}

function examineTimer({ timerStepMs }: HostObservation): HostFinding {
  const observed = `steps of ${Number((timerStepMs * 1e6).toPrecision(2))} ns`;
  if (timerStepMs <= coarsestStepMs) return good('timer', observed);
  return doubtful(
    'timer',
    observed,
    'Short tasks are timed coarsely here: trust only tasks of 1 ms and more.',
  );
}

function examineMemory({ freeMemoryBytes, memoryBytes }: HostObservation): HostFinding {
  const observed = `${gigabytes(freeMemoryBytes)} of ${gigabytes(memoryBytes)} available`;
  if (freeMemoryBytes >= leastFreeBytes) return good('memory', observed);
  return doubtful(
    'memory',
    observed,
    'Processes may be swapped or killed: free memory, or measure fewer workers.',
  );
}

function good(check: Check, observed: string): HostFinding {
  return { check, level: 'good', observed };
}

function unknown(check: Check): HostFinding {
  return { check, level: 'unknown', observed: 'this host does not tell' };
}

function doubtful(check: Check, observed: string, remedy: string): HostFinding {
  return { check, level: 'doubtful', observed, remedy };
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toPrecision(3)} GB`;
}
