import { describe, expect, it, vi } from 'vitest';
import { warmUp } from '../../src/block/warm-up.ts';

const sample = { completions: 20, elapsedNs: 15e6, tasks: 25 };
const request = { windowMs: 15, minCompletions: 2, minMs: 0, maxMs: 600 };

describe('warmUp', () => {
  it('ends after six windows if throughput does not rise', async () => {
    const load = vi.fn(async () => sample);
    expect(await warmUp({ load }, request)).toMatchObject({ isSteady: true });
    expect(load).toHaveBeenCalledTimes(6);
  });

  it('continues while throughput rises, until the time is up', async () => {
    let completions = 20;
    const load = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      completions *= 1.1;
      return { ...sample, completions };
    });
    expect(await warmUp({ load }, { ...request, maxMs: 100 })).toMatchObject({ isSteady: false });
    expect(load.mock.calls.length).toBeGreaterThan(6);
  });

  it('takes its shortest time even if throughput does not rise', async () => {
    const load = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return sample;
    });
    const { warmupMs } = await warmUp({ load }, { ...request, minMs: 150 });
    expect(warmupMs).toBeGreaterThanOrEqual(150);
    expect(load.mock.calls.length).toBeGreaterThan(6);
  });

  it('rehearses dispatch once, after some load', async () => {
    const steps: string[] = [];
    const load = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      steps.push('load');
      return sample;
    });
    const rehearse = vi.fn(async () => steps.push('rehearse'));
    const rehearsal = { afterMs: 30, maxMs: 20, maxTasks: 100, warmUpMs: 60 };
    await warmUp({ load, rehearse }, { ...request, minMs: 60, rehearsal });
    expect(rehearse).toHaveBeenCalledExactlyOnceWith(rehearsal);
    const at = steps.indexOf('rehearse');
    expect(at).toBeGreaterThanOrEqual(1);
    expect(steps.length - at - 1).toBeGreaterThanOrEqual(1);
  });

  it.each([
    { rehearsed: 100, takes: 'less time' },
    { rehearsed: 0, takes: 'its usual time' },
  ])('takes $takes if $rehearsed tasks are rehearsed', async ({ rehearsed }) => {
    let loads = 0;
    const load = async () => {
      loads++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return sample;
    };
    const rehearsal = { afterMs: 10, maxMs: 20, maxTasks: 100, warmUpMs: 0 };
    const times = { ...request, minMs: 200, maxMs: 60_000, rehearsal };
    const { warmupMs } = await warmUp({ load, rehearse: async () => rehearsed }, times);
    if (rehearsed === 0) expect(warmupMs).toBeGreaterThanOrEqual(200);
    else expect(loads).toBeLessThanOrEqual(7);
  });

  it('needs no host that can rehearse', async () => {
    const load = vi.fn(async () => sample);
    const rehearsal = { afterMs: 30, maxMs: 20, maxTasks: 100, warmUpMs: 60 };
    expect(await warmUp({ load }, { ...request, rehearsal })).toMatchObject({ isSteady: true });
  });
});
