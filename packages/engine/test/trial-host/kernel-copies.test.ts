import { describe, expect, it } from 'vitest';
import { openKernelCopies } from '../../src/trial-host/kernel-copies.ts';

const referenceOf = (name: string) => ({
  workload: { url: new URL(`../fixtures/${name}.ts`, import.meta.url).href, params: {} },
  seed: 1,
});

describe('copies of a kernel', () => {
  it('run for the requested time, in the requested number', async () => {
    const copies = await openKernelCopies(referenceOf('double'), 2);
    for (const occupancy of [1, 2]) {
      const { completions, elapsedNs, tasks } = await copies.load({
        durationNs: 5e6,
        minCompletions: 10,
        occupancy,
      });
      expect(completions).toBeGreaterThanOrEqual(10);
      expect(elapsedNs).toBeGreaterThanOrEqual(4.9e6);
      expect(tasks).toBe(completions);
    }
  });

  it('continue until each has its share of the completions', async () => {
    const copies = await openKernelCopies(referenceOf('double'), 2);
    const { completions } = await copies.load({ durationNs: 0, minCompletions: 100 });
    expect(completions).toBeGreaterThanOrEqual(100);
  });

  it('cannot be opened for a job', async () => {
    await expect(openKernelCopies(referenceOf('sum-job'), 1)).rejects.toThrow(/a job has no kernel/);
  });
});
