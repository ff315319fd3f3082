import type { BusyProcess, HostObservation } from './host-observation.ts';

/** The checks of the doctor. */
export type Check =
  | 'parallelism'
  | 'evenness'
  | 'quota'
  | 'throttling'
  | 'steal'
  | 'load'
  | 'processes'
  | 'governor'
  | 'timer'
  | 'memory';

/** The result of a check; `unknown` if the host does not provide the value. */
export type Level = 'good' | 'doubtful' | 'unknown';

/** One finding about a host. */
export interface HostFinding {
  readonly check: Check;
  readonly level: Level;
}

/** Judges a host by its observation: one finding for each check, in a fixed order. */
export function examineHost(host: HostObservation): readonly HostFinding[] {
  return Object.entries(checks).map(([check, judge]) => ({ check: check as Check, level: judge(host) }));
}

/**
 * The smallest good efficiency of all CPUs together; below it, something takes a part: shared cores, a quota, other
 * guests.
 */
const expectedEfficiency = 0.85;
/** Fast and slow moments of an undisturbed CPU differ by less: clock frequency alone may change by some percent. */
const largestSpeedSpread = 1.15;
const mostThrottledShare = 0.001;
const mostStolenShare = 0.01;
const mostBusyShare = 0.1;
const busyProcessCpus = 0.05;
const coarsestStepMs = 0.05;
const leastFreeBytes = 1e9;

const checks: Readonly<Record<Check, (host: HostObservation) => Level>> = {
  parallelism: ({ availableParallelism, effectiveParallelism }) =>
    goodIf(effectiveParallelism >= expectedEfficiency * availableParallelism),
  evenness: ({ speedSpread }) => goodIf(speedSpread <= largestSpeedSpread),
  quota: ({ quotaCpus, availableParallelism }) =>
    goodIf(quotaCpus === undefined || quotaCpus >= availableParallelism),
  throttling: ({ throttledShare }) => atMost(throttledShare, mostThrottledShare),
  steal: ({ stolenShare }) => atMost(stolenShare, mostStolenShare),
  load: ({ busyShare }) => atMost(busyShare, mostBusyShare),
  processes: ({ busiest }) => goodIf(!busiest.some(isHeavy)),
  governor: ({ governors }) =>
    governors.length === 0 ? 'unknown' : goodIf(governors.every((governor) => governor === 'performance')),
  timer: ({ timerStepMs }) => goodIf(timerStepMs <= coarsestStepMs),
  memory: ({ freeMemoryBytes }) => goodIf(freeMemoryBytes >= leastFreeBytes),
};

/** Returns whether a process uses enough CPU to disturb a measurement. */
export function isHeavy({ cpus }: BusyProcess): boolean {
  return cpus >= busyProcessCpus;
}

function goodIf(isGood: boolean): Level {
  return isGood ? 'good' : 'doubtful';
}

function atMost(share: number | undefined, most: number): Level {
  return share === undefined ? 'unknown' : goodIf(share <= most);
}
