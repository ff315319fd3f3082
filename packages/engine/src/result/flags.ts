import { inline } from '@parbench/core';
import { mean } from '../statistics/mean.ts';
import type { Cell, Flag, Trial } from './schema.ts';

/** What to do about each flag: one sentence for the user. */
export const flagAdvice: Readonly<Record<Flag, string>> = {
  'not-steady':
    'Its speed was still changing when warm-up ended: close what else runs on this host, or give it more blocks with `--blocks` and `--budget`.',
  'few-blocks':
    'Its figures rest on fewer than 5 blocks: raise `--budget`, or narrow the run with `--filter`.',
  'driver-bound':
    'The driver was busy nearly all the time, so more workers will not help: make tasks larger, or send several at once.',
  'not-deterministic':
    'The same input gave different answers, so they could not be checked against inline: give the workload a `verify`.',
};

/** From how many blocks on a spread is worth its name: with 5, t is 2.8; with 3, 4.3; with 2, 12.7. */
const enoughBlocks = 5;

/** From which share of busy time on the driver is what limits the cell. */
const busyDriver = 0.95;

/** The doubts about a cell that its trials give reason for. */
export function findFlags({ strategy, trials }: Pick<Cell, 'strategy' | 'trials'>): Flag[] {
  const flags: Flag[] = [];
  if (trials.length === 0) return flags;
  if (isOftenUnsteady(trials)) flags.push('not-steady');
  if (trials.length < enoughBlocks) flags.push('few-blocks');
  if (strategy.name !== inline.name && isDriverBusy(trials)) flags.push('driver-bound');
  if (trials.some(({ isDeterministic }) => !isDeterministic)) flags.push('not-deterministic');
  return flags;
}

/** One trial in many ends its warm-up early on any host; a quarter of them points at the cell. */
function isOftenUnsteady(trials: readonly Trial[]): boolean {
  return trials.filter(({ isSteady }) => !isSteady).length >= trials.length / 4;
}

function isDriverBusy(trials: readonly Trial[]): boolean {
  return mean(trials.flatMap(({ driverUtilisation }) => driverUtilisation ?? [])) >= busyDriver;
}
