import { describe, expect, it, vi } from 'vitest';
import { warmUp } from '../../src/block/warm-up.ts';

const sample = { completions: 20, elapsedNs: 15e6, tasks: 25 };
const request = { windowMs: 15, minCompletions: 2, maxMs: 600, minTasks: 0, minTasksMs: 0 };

describe('warmUp', () => {
  it('ends after eight windows if throughput does not rise', async () => {
    const load = vi.fn(async () => sample);
    expect(await warmUp(load, request)).toMatchObject({ isSteady: true });
    expect(load).toHaveBeenCalledTimes(8);
  });

  it('continues while throughput rises, until the time is up', async () => {
    let completions = 20;
    const load = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      completions *= 1.1;
      return { ...sample, completions };
    });
    expect(await warmUp(load, { ...request, maxMs: 100 })).toMatchObject({ isSteady: false });
    expect(load.mock.calls.length).toBeGreaterThan(8);
  });

  it('continues at steady throughput until it has run enough tasks', async () => {
    const load = vi.fn(async () => sample);
    await warmUp(load, { ...request, minTasks: 1000, minTasksMs: 60_000 });
    expect(load).toHaveBeenCalledTimes(1000 / 25);
  });

  it('does not wait for tasks that would take too long', async () => {
    const load = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return sample;
    });
    const { warmupMs } = await warmUp(load, { ...request, minTasks: 1e9, minTasksMs: 150 });
    expect(warmupMs).toBeGreaterThanOrEqual(150);
    expect(load.mock.calls.length).toBeLessThanOrEqual(16);
  });
});
