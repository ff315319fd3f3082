import { defineWorkload } from '@parbench/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { measureInTime } from '../../src/trial-host/call-cost.ts';
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

describe('measureInTime', () => {
  it('gives the mean of a call, and its margin of error as a fraction', async () => {
    let samples = 0;
    const time = async (calls: number) => {
      const callsMs = (samples++ % 2 === 0 ? 1 : 4) * calls;
      return { callsMs, tookMs: callsMs };
    };
    const cost = await measureInTime('uneven', { timeMs: 10, minSamples: 3 }, (measure) => measure(time));
    // Of 1, 4, 1 and 4 ms: the standard error is √3 / 2, and Student's quantile for 3 degrees of freedom 3.182.
    expect(cost).toEqual({
      meanMs: 2.5,
      relativeMarginOfError: expect.closeTo((3.182 * Math.sqrt(3)) / 2 / 2.5, 3),
      samples: 4,
    });
  });
});

describe('measureTaskCost', () => {
  it('gives the mean of all inputs, and finds that they differ', async () => {
    const cost = await measureTaskCost(uneven, {}, { timeMs: 150, minSamples: 3 });
    expect(cost.meanMs).toBeGreaterThan(2.5);
    expect(cost.relativeMarginOfError).toBeGreaterThan(0.01);
  });

  it('measures many calls of a short task in one sample, and gives the mean of a call', async () => {
    const startMs = performance.now();
    const { meanMs, samples } = await measureTaskCost(counted, {}, { timeMs: 50, minSamples: 3 });
    const elapsedMs = performance.now() - startMs;
    expect(seen.calls).toBeGreaterThan(10 * samples);
    expect(meanMs * seen.calls).toBeLessThan(10 * elapsedMs);
  });

  it('gives the size of an input with its output', async () => {
    const of = (run: (input: unknown) => unknown) =>
      measureTaskCost(
        defineWorkload({ name: 'sends', input: () => new Uint8Array(10_000), run }),
        {},
        { timeMs: 1, minSamples: 3 },
      );
    expect((await of((input) => input)).payloadBytes).toBeCloseTo(20_000, -3);
    expect(await of(() => () => 'a function')).not.toHaveProperty('payloadBytes');
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
