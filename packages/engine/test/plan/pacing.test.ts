import { describe, expect, it } from 'vitest';
import { roundsPerBlock } from '../../src/plan/block-shape.ts';
import { type Detail, paceWorkload } from '../../src/plan/pacing.ts';
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
  const warmUpOf = (isDriver: boolean, detail: Detail = 'precise') =>
    trialTimes(paceWorkload({ cells }, { detail }), { ...settings, isDriver, detail }).warmUp;

  it('takes longer for a pool than for tasks in the driver', () => {
    expect(warmUpOf(false).minMs).toBeGreaterThan(2 * warmUpOf(true).minMs);
  });

  it('may take longer than its minimum while throughput rises', () => {
    for (const { minMs, maxMs } of [warmUpOf(false), warmUpOf(true), warmUpOf(false, 'coarse')])
      expect(maxMs).toBeGreaterThan(minMs);
  });

  it('takes longer if short tasks have large payloads', () => {
    const ofPayload = (payloadBytes: number) =>
      paceWorkload({ cells, taskCost: { meanMs: 0.1, payloadBytes } }, {}).poolWarmUpMs;
    expect(ofPayload(65_536)).toBeGreaterThan(ofPayload(100));
  });

  it('has no minimum in a coarse run', () => {
    expect(warmUpOf(false, 'coarse').minMs).toBe(0);
  });
});

describe('the code of dispatch', () => {
  const paced = (meanMs: number, more = {}, ofRun = {}) =>
    paceWorkload({ cells, taskCost: { meanMs }, ...more }, ofRun);

  it('is compiled early with short tasks, rehearsed with longer ones, and neither with long ones', () => {
    expect(paced(0.1)).toMatchObject({ compileEarlyMs: expect.any(Number) });
    expect(paced(0.1)).not.toHaveProperty('rehearsal');
    expect(paced(1)).toMatchObject({ rehearsal: expect.anything() });
    for (const meanMs of [1, 100]) expect(paced(meanMs)).not.toHaveProperty('compileEarlyMs');
    expect(paced(100)).not.toHaveProperty('rehearsal');
  });

  it('is compiled as V8 usually does before short tasks are timed', () => {
    const { poolWarmUpMs, compileEarlyMs = 0 } = paced(0.1);
    expect(compileEarlyMs).toBeLessThan(poolWarmUpMs);
    expect(poolWarmUpMs).toBeGreaterThan(paced(1).poolWarmUpMs);
  });

  it.each([
    ['services', { kind: 'service' }],
    ['jobs', { kind: 'job' }],
    ['revisions, of which the older may not know how', { cells: [{ workers: 1, revision: 'main' }] }],
  ])('is not compiled early in %s', (_, more) => {
    expect(paced(0.1, more)).not.toHaveProperty('compileEarlyMs');
  });

  it.each(['coarse', 'brief'] as const)('is compiled by load alone in a %s run', (detail) => {
    for (const meanMs of [0.1, 1]) {
      expect(paced(meanMs, {}, { detail })).not.toHaveProperty('compileEarlyMs');
      expect(paced(meanMs, {}, { detail })).not.toHaveProperty('rehearsal');
    }
  });
});

describe('the lead-in of a slice', () => {
  const leadInOf = (isDriver: boolean, kind?: 'service') =>
    trialTimes(paceWorkload({ cells, kind }, {}), { ...settings, isDriver }).slice.leadInMs;

  it('is shorter for tasks in the driver, which is one thread', () => {
    expect(leadInOf(true)).toBeLessThan(leadInOf(false) ?? 0);
  });

  it('is the same for all cells of a service, whose driver is the load generator', () => {
    expect(leadInOf(true, 'service')).toBe(leadInOf(false, 'service'));
  });
});

describe('a brief run', () => {
  const brief = (meanMs: number) =>
    paceWorkload({ cells: [{ workers: 2 }], taskCost: { meanMs } }, { detail: 'brief' });

  it.each([1, 20, 100, 1000])('measures tasks of %s ms once, and few of them', (meanMs) => {
    const pacing = brief(meanMs);
    expect(roundsPerBlock(4, pacing)).toBe(1);
    expect(pacing.sliceMs).toBeLessThanOrEqual(Math.max(25, 4 * meanMs));
  });

  it('warms up with a single window', () => {
    const { minMs, maxMs } = trialTimes(brief(1), { ...settings, isDriver: false, detail: 'brief' }).warmUp;
    expect([minMs, maxMs]).toEqual([0, 0]);
  });
});

describe('the pacing of long tasks', () => {
  const paced = (meanMs: number, more = {}) =>
    paceWorkload({ cells: [{ workers: 1 }, { workers: 2 }], taskCost: { meanMs }, ...more }, {});

  it('begins at 50 ms, with a batch for each slice', () => {
    expect(paced(49).batchTasks).toBeUndefined();
    expect(paced(50).batchTasks).toBeDefined();
  });

  it('gives every worker at least two tasks of a batch, and the same number', () => {
    for (const meanMs of [50, 70, 100, 333, 1000, 10_000]) {
      const { batchTasks = 0 } = paced(meanMs);
      expect(batchTasks).toBeGreaterThanOrEqual(4);
      expect(batchTasks % 2).toBe(0);
    }
  });

  it('has a task in flight for each worker', () => {
    expect(paced(40).occupancy).toBe(4);
    expect(paced(1000).occupancy).toBe(2);
  });

  it('has one round of calls above half a second, and a single warm-up at most', () => {
    expect(roundsPerBlock(2, paced(100))).toBe(2);
    expect(roundsPerBlock(2, paced(1000))).toBe(1);
    expect(paced(1000)).toMatchObject({ poolWarmUpMs: 0, driverWarmUpMs: 0, leadInMs: 0 });
  });

  it('drives a long job twice', () => {
    expect(paced(1000, { kind: 'job' }).batchTasks).toBe(2);
  });
});
