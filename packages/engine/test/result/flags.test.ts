import { describe, expect, it } from 'vitest';
import { findFlags } from '../../src/result/flags.ts';
import { competitor, trialOf } from '../support/competitor.ts';
import { times } from '../support/normal.ts';

const trials = (count: number, more: (block: number) => Parameters<typeof trialOf>[2] = () => ({})) =>
  times(count, (block) => trialOf(block, [100], more(block)));

describe('flags', () => {
  it.each([
    { when: 'all is well', name: 'threads', trials: trials(8), flags: [] },
    { when: 'there are 3 blocks', name: 'threads', trials: trials(3), flags: ['few-blocks'] },
    {
      when: 'one trial of 8 is not steady',
      name: 'threads',
      trials: trials(8, (block) => ({ isSteady: block > 0 })),
      flags: [],
    },
    {
      when: 'two trials of 8 are not steady',
      name: 'threads',
      trials: trials(8, (block) => ({ isSteady: block > 1 })),
      flags: ['not-steady'],
    },
    {
      when: 'throughput varies by a third',
      name: 'threads',
      trials: times(8, (block) => trialOf(block, [block % 2 === 0 ? 100 : 133])),
      flags: [],
    },
    {
      when: 'throughput varies by a half',
      name: 'threads',
      trials: times(8, (block) => trialOf(block, [block % 2 === 0 ? 100 : 150])),
      flags: ['unstable'],
    },
    {
      when: 'other guests take a twentieth of the CPU time',
      name: 'threads',
      trials: trials(8, (block) => ({ stolenShare: block % 2 === 0 ? 0.02 : 0.09 })),
      flags: ['stolen'],
    },
    {
      when: 'they take less',
      name: 'threads',
      trials: trials(8, () => ({ stolenShare: 0.04, throttledShare: 0 })),
      flags: [],
    },
    {
      when: 'its group is throttled',
      name: 'threads',
      trials: trials(8, () => ({ throttledShare: 0.02 })),
      flags: ['throttled'],
    },
    {
      when: 'other programs take the CPU from it',
      name: 'inline',
      trials: trials(8, () => ({ driverWaitShare: 0.06 })),
      flags: ['contended'],
    },
    {
      when: 'its driver waits beside its workers',
      name: 'threads',
      trials: trials(8, () => ({ driverWaitShare: 0.3 })),
      flags: [],
    },
    {
      when: 'its speed changes within its processes',
      name: 'inline',
      trials: times(8, (block) => trialOf(block, [100, 120])),
      flags: ['uneven'],
    },
    {
      when: 'its speed changes within its processes, and that of a fixed loop between its slices too',
      name: 'inline',
      trials: times(8, (block) => trialOf(block, [100, 120], { hostSpeeds: [500, 600] })),
      flags: ['noisy-neighbour'],
    },
    {
      when: 'its speed changes, although a fixed loop runs evenly',
      name: 'inline',
      trials: times(8, (block) => trialOf(block, [100, 120], { hostSpeeds: [500, 505] })),
      flags: ['uneven'],
    },
    {
      when: 'its speed stays, although that of a fixed loop changes',
      name: 'inline',
      trials: times(8, (block) => trialOf(block, [100, 101], { hostSpeeds: [500, 600] })),
      flags: [],
    },
    {
      when: 'its speed changes because it waits for a CPU',
      name: 'inline',
      trials: times(8, (block) => trialOf(block, [100, 120], { driverWaitShare: 0.1 })),
      flags: ['contended'],
    },
    {
      when: 'the speed of its workers changes',
      name: 'threads',
      trials: times(8, (block) => trialOf(block, [100, 120])),
      flags: [],
    },
    {
      when: 'the driver is busy',
      name: 'threads',
      trials: trials(8, () => ({ driverUtilisation: 0.99 })),
      flags: ['driver-bound'],
    },
    {
      when: 'the driver is busy because it runs the tasks itself',
      name: 'inline',
      trials: trials(8, () => ({ driverUtilisation: 1 })),
      flags: [],
    },
    {
      when: 'the load generator of a service is busy',
      name: 'inline',
      trials: trials(8, (block) => ({ service: { generatorUtilisation: block % 2 === 0 ? 0.85 : 0.97 } })),
      flags: ['generator-bound'],
    },
    {
      when: 'the load generator waits for a tenth of the time',
      name: 'threads',
      trials: trials(8, () => ({ service: { generatorUtilisation: 0.89 } })),
      flags: [],
    },
    {
      when: 'more tasks arrived than it could do',
      name: 'threads',
      trials: trials(8, (block) => ({
        arrivals: { ratePerSecond: 100, isOverloaded: block === 0, latencyMs: {}, latenessMs: {} },
      })),
      flags: ['overloaded'],
    },
    {
      when: 'one output differed',
      name: 'threads',
      trials: trials(8, (block) => ({ isDeterministic: block !== 3 })),
      flags: ['not-deterministic'],
    },
    { when: 'there is no trial', name: 'threads', trials: [], flags: [] },
  ])('are $flags when $when', ({ name, trials, flags }) => {
    expect(findFlags(competitor(name, [], { trials }))).toEqual(flags);
  });
});
