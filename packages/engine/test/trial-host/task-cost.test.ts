import { beforeEach, describe, expect, it } from 'vitest';
import { measureJobCost } from '../../src/trial-host/job-cost.ts';
import { measureTaskCost } from '../../src/trial-host/task-cost.ts';
import slowToPrepare, { preparationMs } from '../fixtures/slow-to-prepare.ts';
import {
  counted,
  hangs,
  impostor,
  seen,
  stateful,
  throws,
  uneven,
  waits,
} from '../fixtures/task-cost-workloads.ts';

beforeEach(() => {
  Object.assign(seen, { events: [], calls: 0, turns: 0 });
});

describe('measureTaskCost', () => {
  // A busy host may stop the process within a sample, whose error is then larger than the mean.
  it('gives the mean of all inputs, with its margin of error as a fraction', { retry: 2 }, async () => {
    const cost = await measureTaskCost(uneven, {}, { timeMs: 150, minSamples: 3 });
    expect(cost.meanMs).toBeGreaterThan(2.5);
    expect(cost.relativeMarginOfError).toBeGreaterThan(0.01);
    expect(cost.relativeMarginOfError).toBeLessThan(1);
  });

  it('measures many calls of a short task in one sample, and gives the mean of a call', async () => {
    const startMs = performance.now();
    const { meanMs, samples } = await measureTaskCost(counted, {}, { timeMs: 50, minSamples: 3 });
    const elapsedMs = performance.now() - startMs;
    expect(seen.calls).toBeGreaterThan(10 * samples);
    expect(meanMs * seen.calls).toBeLessThan(10 * elapsedMs);
  });

  it('does not let a synchronous task wait for promises', async () => {
    await measureTaskCost(counted, {}, { timeMs: 50, minSamples: 3 });
    expect(seen.calls).toBeGreaterThan(10 * seen.turns);
  });

  it('waits for an asynchronous task to settle, and calls a slow one a few times', async () => {
    const { meanMs, samples } = await measureTaskCost(waits, {}, { timeMs: 1, minSamples: 3 });
    expect(meanMs).toBeGreaterThan(15);
    expect(samples).toBe(3);
    expect(seen.calls).toBe(4);
  });

  it('is not misled by an output that looks like a measurement', async () => {
    expect((await measureTaskCost(impostor, {}, { timeMs: 10, minSamples: 3 })).meanMs).toBeLessThan(
      3_600_000,
    );
  });

  it('sets the workload up once and tears it down at the end', async () => {
    await measureTaskCost(stateful, {}, { timeMs: 10, minSamples: 3 });
    expect(seen.events).toEqual(['setup', 'teardown state']);
  });

  it('rejects with what the task throws, after tearing it down', async () => {
    await expect(measureTaskCost(throws, {}, { timeMs: 10, minSamples: 3 })).rejects.toThrow(
      new RangeError('out of cheese'),
    );
    expect(seen.events).toEqual(['setup', 'teardown']);
  });

  it('gives up on a task that never settles', async () => {
    await expect(
      measureTaskCost(hangs, {}, { timeMs: 10, minSamples: 3, timeoutMs: 50 }),
    ).rejects.toMatchObject({
      code: 'trial',
      message: expect.stringContaining('`hangs`: expected it to be measured within 50 ms'),
    });
  });
});

describe('measureJobCost', () => {
  it('counts the drives of a job and not the preparation of its data', async () => {
    const reference = { url: new URL('../fixtures/slow-to-prepare.ts', import.meta.url).href, params: {} };
    const cost = await measureJobCost(slowToPrepare, reference, { timeMs: 10, minSamples: 3 });
    expect(cost.samples).toBeGreaterThanOrEqual(3);
    expect(cost.meanMs).toBeLessThan(preparationMs / 2);
  });
});
