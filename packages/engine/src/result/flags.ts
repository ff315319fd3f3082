import { mean, standardDeviation, sum } from '../statistics/mean.ts';
import type { Cell, Flag } from './cell-schema.ts';
import type { Trial } from './trial-schema.ts';

/** The fewest blocks whose spread means something: with 5, t is 2.8; with 3, 4.3; with 2, 12.7. */
const enoughBlocks = 4;

/** The spread of block throughputs above which they count as unstable, as a standard deviation of logarithms. */
const muchSpread = Math.log(1.2);

/** The shares of stolen and of throttled time above which a flag is raised. */
const muchStolen = 0.05;
const muchThrottled = 0.01;

/** The run-queue wait from which other programs slow a cell that runs its tasks in the driver. */
const muchWaiting = 0.05;

/** The spread within trials above which the speed of a process, or of the host, is uneven: a standard deviation of logarithms. */
const muchUnevenness = Math.log(1.1);

/** The share of busy time above which the driver limits the cell. */
const busyDriver = 0.95;

/** The share of busy time above which the load generator may limit a service. It waits for responses for the rest. */
const busyGenerator = 0.9;

/** Returns the flags that the trials of a cell give reason for. */
export function findFlags({ strategy, trials }: Pick<Cell, 'strategy' | 'trials'>): Flag[] {
  const flags: Flag[] = [];
  if (trials.length === 0) return flags;
  if (isOftenUnsteady(trials)) flags.push('not-steady');
  if (isUnstable(trials)) flags.push('unstable');
  if (meanOf(trials, ({ stolenShare }) => stolenShare) >= muchStolen) flags.push('stolen');
  if (meanOf(trials, ({ throttledShare }) => throttledShare) >= muchThrottled) flags.push('throttled');
  if (strategy.unit === 'driver' && isKeptWaiting(trials)) flags.push('contended');
  if (strategy.unit === 'driver' && isUneven(trials))
    flags.push(isHostUneven(trials) ? 'noisy-neighbour' : 'uneven');
  if (trials.length < enoughBlocks) flags.push('few-blocks');
  if (strategy.unit !== 'driver' && isDriverBusy(trials)) flags.push('driver-bound');
  if (isGeneratorBound(trials)) flags.push('generator-bound');
  if (trials.some(({ arrivals }) => arrivals?.isOverloaded)) flags.push('overloaded');
  if (trials.some(({ isDeterministic }) => !isDeterministic)) flags.push('not-deterministic');
  return flags;
}

/**
 * Returns whether a quarter of the trials ended their warm-up early, which points at the cell; on any host a few do.
 */
function isOftenUnsteady(trials: readonly Trial[]): boolean {
  return trials.filter(({ isSteady }) => !isSteady).length >= trials.length / 4;
}

/**
 * Judges throughputs, not ratios: an effect on a whole block cancels in ratios, but shows that the host is not at rest.
 */
function isUnstable(trials: readonly Trial[]): boolean {
  const throughputs = trials.flatMap(({ slices }) => (slices.length > 0 ? [Math.log(mean(slices))] : []));
  return throughputs.length >= enoughBlocks && standardDeviation(throughputs) >= muchSpread;
}

/** A driver with workers also waits for these, which is the strategy's doing. */
function isKeptWaiting(trials: readonly Trial[]): boolean {
  return meanOf(trials, ({ driverWaitShare }) => driverWaitShare) >= muchWaiting;
}

/**
 * Returns whether the speed of a process changes from slice to slice, although it does not wait for a CPU. Workers wait for
 * each other and for the driver, so that their slices differ for many reasons.
 */
function isUneven(trials: readonly Trial[]): boolean {
  return !isKeptWaiting(trials) && varyWithin(trials.map(({ slices }) => slices));
}

/** Returns whether its CPU ran a fixed loop unevenly too, between the slices, when this run was at rest. */
function isHostUneven(trials: readonly Trial[]): boolean {
  return varyWithin(trials.map(({ hostSpeeds = [] }) => hostSpeeds));
}

/** Returns whether the values of the same trial differ much, given those of each trial. */
function varyWithin(byTrial: readonly (readonly number[])[]): boolean {
  const deviations = byTrial.map((values) => deviationsOf(values.map(Math.log)));
  const freedom = sum(deviations.map(({ length }) => Math.max(0, length - 1)));
  const variance = sum(deviations.flat().map((deviation) => deviation ** 2)) / freedom;
  return freedom >= enoughBlocks && Math.sqrt(variance) >= muchUnevenness;
}

function deviationsOf(values: readonly number[]): readonly number[] {
  const center = mean(values);
  return values.map((value) => value - center);
}

function isDriverBusy(trials: readonly Trial[]): boolean {
  return meanOf(trials, ({ driverUtilisation }) => driverUtilisation) >= busyDriver;
}

function isGeneratorBound(trials: readonly Trial[]): boolean {
  return meanOf(trials, ({ service }) => service?.generatorUtilisation) >= busyGenerator;
}

/** NaN if no trial has the value; NaN is never above a limit. */
function meanOf(trials: readonly Trial[], read: (trial: Trial) => number | undefined): number {
  return mean(trials.flatMap((trial) => read(trial) ?? []));
}
