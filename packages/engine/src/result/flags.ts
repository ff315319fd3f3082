import { mean, standardDeviation } from '../statistics/mean.ts';
import type { Cell, Flag, Trial } from './schema.ts';

/** From how many blocks on a spread is worth its name: with 5, t is 2.8; with 3, 4.3; with 2, 12.7. */
const enoughBlocks = 5;

/** The spread of block throughputs, as a standard deviation of logarithms, from which on they count as unstable. */
const muchSpread = Math.log(1.2);

/** From which share of stolen and of throttled time on a doubt is raised. */
const muchStolen = 0.05;
const muchThrottled = 0.01;

/** From which share of busy time on the driver is what limits the cell. */
const busyDriver = 0.95;

/** The doubts about a cell that its trials give reason for. */
export function findFlags({ strategy, trials }: Pick<Cell, 'strategy' | 'trials'>): Flag[] {
  const flags: Flag[] = [];
  if (trials.length === 0) return flags;
  if (isOftenUnsteady(trials)) flags.push('not-steady');
  if (isUnstable(trials)) flags.push('unstable');
  if (meanOf(trials, ({ stolenShare }) => stolenShare) >= muchStolen) flags.push('stolen');
  if (meanOf(trials, ({ throttledShare }) => throttledShare) >= muchThrottled) flags.push('throttled');
  if (trials.length < enoughBlocks) flags.push('few-blocks');
  if (strategy.unit !== 'driver' && isDriverBusy(trials)) flags.push('driver-bound');
  if (trials.some(({ arrivals }) => arrivals?.isOverloaded)) flags.push('overloaded');
  if (trials.some(({ isDeterministic }) => !isDeterministic)) flags.push('not-deterministic');
  return flags;
}

/** One trial in many ends its warm-up early on any host; a quarter of them points at the cell. */
function isOftenUnsteady(trials: readonly Trial[]): boolean {
  return trials.filter(({ isSteady }) => !isSteady).length >= trials.length / 4;
}

/** Of throughput and not of ratios: what slows a whole block cancels in these, but says that the host is not at rest. */
function isUnstable(trials: readonly Trial[]): boolean {
  const throughputs = trials.flatMap(({ slices }) => (slices.length > 0 ? [Math.log(mean(slices))] : []));
  return throughputs.length >= enoughBlocks && standardDeviation(throughputs) >= muchSpread;
}

function isDriverBusy(trials: readonly Trial[]): boolean {
  return meanOf(trials, ({ driverUtilisation }) => driverUtilisation) >= busyDriver;
}

/** NaN, which no limit is below, where no trial tells. */
function meanOf(trials: readonly Trial[], read: (trial: Trial) => number | undefined): number {
  return mean(trials.flatMap((trial) => read(trial) ?? []));
}
