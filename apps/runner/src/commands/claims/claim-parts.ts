import type { Params } from '@parbench/core';
import type { WorkerCount } from '../../command-line/value-parsers.ts';
import type { MeasurementName } from './measurements.ts';

/** Cells to measure: a workload with some parameters, under some strategies. */
export interface ClaimPart {
  readonly workload: string;
  readonly strategies: readonly string[];
  /** As many as the host runs at once when missing. */
  readonly workers?: readonly WorkerCount[];
  /** Sets that differ from the defaults; the defaults alone when missing. */
  readonly params?: readonly Params[];
}

/** The payloads of `communication`: a sweep of payloads has all kinds. */
const sizes = [1024, 65_536, 1_048_576];
const payloads = ['bytes', 'object'].flatMap((kind) => sizes.map((bytes) => ({ kind, bytes })));

/** A slope needs several numbers of workers; four are enough to rise above the noise. */
const widths = [1, 2, 4];

/** Tasks long enough that two workers increment at the same time even on a busy host. */
const long = [{ increments: 2_500_000 }];

const nodeProbes: readonly ClaimPart[] = [
  { workload: 'isolation', strategies: ['inline'] },
  { workload: 'lost-updates', strategies: ['threads'], workers: [2], params: long },
  { workload: 'lost-updates/separate', strategies: ['processes'], workers: [2], params: long },
  { workload: 'deadlock', strategies: ['threads'], workers: [2] },
];

/** The tasks of Python start threads of their own, since only these share objects. */
const pythonProbes: readonly ClaimPart[] = [
  { workload: 'python-isolation', strategies: ['python/inline'] },
  { workload: 'python-lost-updates', strategies: ['python/inline'] },
  {
    workload: 'python-lost-updates',
    strategies: ['python/processes'],
    workers: [2],
    params: [{ threads: 1 }],
  },
  { workload: 'python-deadlock', strategies: ['python/inline'] },
];

/** The cells of each part of the measurements. */
export const claimParts: Readonly<Record<MeasurementName, readonly ClaimPart[]>> = {
  probes: [...nodeProbes, ...pythonProbes],
  openings: inBoth({ workload: 'noop', strategies: ['threads', 'processes'], workers: widths }),
  oneShot: inBoth({ workload: 'noop', strategies: ['threads/spawn', 'processes/spawn'] }),
  speedups: [
    ...inBoth({ workload: 'spin', strategies: ['inline', 'threads'] }),
    ...inBoth({ workload: 'spin', strategies: ['processes'], workers: [2, 'max'] }),
    { workload: 'spin', strategies: ['python/interpreters'] },
    ...inBoth({ workload: 'sleep', strategies: ['inline', 'threads'] }),
  ],
  confined: inBoth({ workload: 'spin', strategies: ['inline', 'processes'], workers: [2] }),
  payloads: inBoth({ workload: 'echo', strategies: ['threads', 'processes'], params: payloads }),
};

/** The same cells in Node and in Python. */
function inBoth(part: ClaimPart): readonly ClaimPart[] {
  return [part, { ...part, strategies: part.strategies.map((name) => `python/${name}`) }];
}
