import { describe, expect, it } from 'vitest';
import { paceWorkload } from '../../src/plan/pacing.ts';
import { trialTimes } from '../../src/plan/trial-times.ts';

const cells = [{ workers: 1 }, { workers: 4 }];
const settings = { workers: 2, isDriver: false, timeoutMs: 1000 };

describe('pacing', () => {
  it('has twice as many tasks in flight as the widest cell has workers, unless the user sets the number', () => {
    expect(paceWorkload({ cells }, {}).occupancy).toBe(8);
    expect(paceWorkload({ cells }, { occupancy: 3 }).occupancy).toBe(3);
  });

  it('assumes 1 ms for a task that was not measured', () => {
    expect(paceWorkload({ cells }, {}).taskMs).toBe(1);
    expect(paceWorkload({ cells, taskCost: { meanMs: 7 } }, {}).taskMs).toBe(7);
  });

  it('has time for arrivals only at a rate', () => {
    expect(paceWorkload({ cells }, {}).arrivalsMs).toBe(0);
    expect(paceWorkload({ cells }, { ratePerSecond: 100 }).arrivalsMs).toBeGreaterThan(0);
  });
});

describe('warm-up', () => {
  const warmUpOf = (isDriver: boolean, isCoarse = false) =>
    trialTimes(paceWorkload({ cells }, { isCoarse }), { ...settings, isDriver, isCoarse }).warmUp;

  it('takes longer for a pool than for tasks in the driver', () => {
    expect(warmUpOf(false).minMs).toBeGreaterThan(2 * warmUpOf(true).minMs);
  });

  it('may take longer than its minimum while throughput rises', () => {
    for (const { minMs, maxMs } of [warmUpOf(false), warmUpOf(true), warmUpOf(false, true)])
      expect(maxMs).toBeGreaterThan(minMs);
  });

  it('has no minimum in a coarse run', () => {
    expect(warmUpOf(false, true).minMs).toBe(0);
  });
});
