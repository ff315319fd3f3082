import { describe, expect, it, vi } from 'vitest';
import { warmUp } from '../../src/block/warm-up.ts';

const sample = { completions: 20, elapsedNs: 15e6, tasks: 25 };
const request = { windowMs: 15, minCompletions: 2, minMs: 0, maxMs: 600 };

describe('warmUp', () => {
  it('ends after six windows if throughput does not rise', async () => {
    const load = vi.fn(async () => sample);
    expect(await warmUp(load, request)).toMatchObject({ isSteady: true });
    expect(load).toHaveBeenCalledTimes(6);
  });

  it('continues while throughput rises, until the time is up', async () => {
    let completions = 20;
    const load = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      completions *= 1.1;
      return { ...sample, completions };
    });
    expect(await warmUp(load, { ...request, maxMs: 100 })).toMatchObject({ isSteady: false });
    expect(load.mock.calls.length).toBeGreaterThan(6);
  });

  it('takes its shortest time even if throughput does not rise', async () => {
    const load = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return sample;
    });
    const { warmupMs } = await warmUp(load, { ...request, minMs: 150 });
    expect(warmupMs).toBeGreaterThanOrEqual(150);
    expect(load.mock.calls.length).toBeGreaterThan(6);
  });
});
