import { beforeEach, describe, expect, it } from 'vitest';
import { measureTaskCost } from '../src/task-cost.ts';
import {
  empty,
  emptyAsync,
  events,
  hangs,
  impostor,
  stateful,
  steps,
  throws,
  waits,
} from './fixtures/task-cost-workloads.ts';

beforeEach(() => {
  events.length = 0;
});

describe('measureTaskCost', () => {
  it('measures a task of a hundred times the work as far more expensive', async () => {
    const short = await measureTaskCost(steps, { steps: 1000 }, { timeMs: 50 });
    const long = await measureTaskCost(steps, { steps: 100_000 }, { timeMs: 50 });
    const ratio = long.meanMs / short.meanMs;
    expect(ratio).toBeGreaterThan(20);
    expect(ratio).toBeLessThan(500);
  });

  it('gives a margin of error as a fraction, with its number of samples', async () => {
    const cost = await measureTaskCost(steps, { steps: 1000 }, { timeMs: 100 });
    expect(cost.samples).toBeGreaterThan(100);
    expect(cost.relativeMarginOfError).toBeGreaterThan(0);
    expect(cost.relativeMarginOfError).toBeLessThan(1);
  });

  it('does not charge a synchronous task for a promise', async () => {
    const plain = await measureTaskCost(empty, {}, { timeMs: 50 });
    const promised = await measureTaskCost(emptyAsync, {}, { timeMs: 50 });
    expect(plain.meanMs).toBeLessThan(promised.meanMs / 2);
  });

  it('waits for an asynchronous task to settle', async () => {
    const { meanMs, samples } = await measureTaskCost(waits, {}, { timeMs: 1 });
    expect(meanMs).toBeGreaterThan(15);
    expect(samples).toBe(3);
  });

  it('is not misled by an answer that looks like a measurement', async () => {
    expect((await measureTaskCost(impostor, {}, { timeMs: 10 })).meanMs).toBeLessThan(1000);
  });

  it('sets the workload up once and tears it down at the end', async () => {
    await measureTaskCost(stateful, {}, { timeMs: 10 });
    expect(events).toEqual(['setup', 'teardown state']);
  });

  it('rejects with what the task throws, after tearing it down', async () => {
    await expect(measureTaskCost(throws, {}, { timeMs: 10 })).rejects.toThrow(
      new RangeError('out of cheese'),
    );
    expect(events).toEqual(['setup', 'teardown']);
  });

  it('gives up on a task that never settles', async () => {
    await expect(measureTaskCost(hangs, {}, { timeMs: 10, timeoutMs: 50 })).rejects.toMatchObject({
      code: 'trial',
      message: expect.stringContaining('`hangs`: expected it to be measured within 50 ms'),
    });
  });
});
