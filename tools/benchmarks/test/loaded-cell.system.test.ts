import { describe, expect, it } from 'vitest';
import { startCell } from '../sustained/loaded-cell.ts';
import { workloadUrls } from '../sustained/workloads.ts';

const request = {
  url: workloadUrls.spin as string,
  params: { microseconds: 100, iterations: 1000 },
  ...{ strategy: 'threads', workers: 2, occupancy: 4 },
};

describe('a loaded cell', () => {
  it('counts a stretch after its lead-in, again and again', async () => {
    const cell = startCell(request);
    for (let turn = 0; turn < 2; turn++) {
      const { completions, elapsedMs, tasks } = await cell.load({ leadInMs: 50, countedMs: 50 });
      expect(elapsedMs).toBeGreaterThanOrEqual(50);
      expect(completions).toBeGreaterThan(0);
      expect(tasks).toBeGreaterThan(completions);
    }
    expect(await cell.close()).toBe('');
  });

  it('says which cell has failed, and how its process ended', async () => {
    const cell = startCell({ ...request, strategy: 'no-such-strategy' });
    await expect(cell.load({ leadInMs: 0, countedMs: 50 })).rejects.toThrow(
      /no-such-strategy on .*spin.* ended with exit code 1/,
    );
  });
});
