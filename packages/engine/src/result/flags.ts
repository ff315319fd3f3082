import { inline } from '@parbench/core';
import { mean, standardDeviation } from '../statistics/mean.ts';
import type { Cell, Flag, Trial } from './schema.ts';

/** What to do about each flag: one sentence for the user. */
export const flagAdvice: Readonly<Record<Flag, string>> = {
  'not-steady':
    'Its speed was still changing when warm-up ended: close what else runs on this host, or give it more blocks with `--blocks` and `--budget`.',
  unstable:
    'Its throughput differed by 20 % and more from block to block: close what else runs on this host, or look for what differs from one start of it to the next.',
  stolen:
    'The hypervisor gave 5 % of the CPU time and more to other guests: measure on a dedicated host, or at a quieter hour and with more blocks.',
  throttled:
    'The container was held back for its CPU quota: raise the limit, or measure with `--workers` within it.',
  'few-blocks':
    'Its figures rest on fewer than 5 blocks: raise `--budget`, or narrow the run with `--filter`.',
  'driver-bound':
    'The driver was busy nearly all the time, so more workers will not help: make tasks larger, or send several at once.',
  overloaded:
    'More tasks came than it could do, so it has no latencies: lower `--rate`, or give it more `--workers`.',
  'not-deterministic':
    'The same input gave different answers, so they could not be checked against inline: give the workload a `verify`, or export one beside your function.',
};

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
  if (strategy.name !== inline.name && isDriverBusy(trials)) flags.push('driver-bound');
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
