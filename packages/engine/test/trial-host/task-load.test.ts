import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { percentileMs } from '../../src/block/percentiles.ts';
import { runTaskLoad } from '../../src/trial-host/task-load.ts';

const inputs = { take: () => 1, giveBack: () => {}, restart: () => {} };

/** Two workers: each takes the next task when it has finished one, of 20 ms. */
function twoWorkers() {
  const lanes = [Promise.resolve(), Promise.resolve()];
  let submitted = 0;
  return async (): Promise<Outcome> => {
    const worker = submitted++ % 2;
    lanes[worker] = (lanes[worker] ?? Promise.resolve()).then(() => sleep(20));
    await lanes[worker];
    return { status: 'ok', value: undefined, worker };
  };
}

const load = { durationNs: 40e6, minCompletions: 2 };

describe('a load that is observed', () => {
  /** The host of Python has the same test: test_round_trips_are_those_of_every_task_at_the_occupancy_of_the_request. */
  it.each([
    [1, 1],
    [2, 1],
    [undefined, 2],
  ])('times every task at the occupancy of the request: %s', async (occupancy, tasksInTurn) => {
    const loop = { inputs, occupancy: 4, workers: 2, submit: twoWorkers() };
    const { roundTrips = [], tasks } = await runTaskLoad(loop, {
      ...load,
      ...(occupancy !== undefined && { occupancy }),
      observe: 'round-trip',
    });
    expect(roundTrips.reduce((sum, [, count]) => sum + count, 0)).toBe(tasks);
    expect(percentileMs(roundTrips, 50)).toBeGreaterThanOrEqual(tasksInTurn * 19);
  });

  it('counts every task by its worker', async () => {
    const loop = { inputs, occupancy: 4, workers: 2, submit: twoWorkers() };
    const { tasksByWorker = {}, tasks } = await runTaskLoad(loop, { ...load, observe: 'workers' });
    expect(Object.values(tasksByWorker).reduce((sum, count) => sum + count)).toBe(tasks);
  });
});
