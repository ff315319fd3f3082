import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { createSliceClock } from '../../src/trial-host/slice-clock.ts';

/** A pool of `workers` on a clock of its own: each takes the next task as soon as it is free. */
function measureSlice(
  workers: number,
  taskMs: () => number,
  request: { durationMs: number; minCompletions: number },
) {
  const occupancy = 2 * workers;
  const clock = createSliceClock(occupancy, request);
  const freeAtMs = Array.from({ length: workers }, () => 0);
  for (;;) {
    const nextMs = Math.min(...freeAtMs.map((freeMs, worker) => (freeAtMs[worker] = freeMs || taskMs())));
    const worker = freeAtMs.indexOf(nextMs);
    freeAtMs[worker] = nextMs + taskMs();
    if (clock.complete(nextMs)) break;
  }
  const { completions, elapsedMs } = clock.sample();
  return completions / elapsedMs;
}

describe('createSliceClock', () => {
  it.each([1, 2, 4, 8])('measures %i workers that run in step, without bias', (workers) => {
    const random = xoroshiro128plus(5);
    for (const meanMs of [1.03, 2.3, 7]) {
      const taskMs = () => meanMs * (1 + uniformInt(random, -1000, 1000) / 100_000);
      const request = { durationMs: Math.max(25, 10 * meanMs), minCompletions: 10 };
      const rates = Array.from({ length: 200 }, () => measureSlice(workers, taskMs, request));
      const measured = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      expect(measured / (workers / meanMs)).toBeCloseTo(1, 2);
    }
  });

  it('continues until both the duration and the number of completions are reached', () => {
    const clock = createSliceClock(2, { durationMs: 10, minCompletions: 3 });
    let completed = 1;
    while (!clock.complete(completed * 100)) completed++;
    // Two for the ramp-up, two for the first instant, three more.
    expect(completed).toBe(7);
    expect(clock.sample()).toEqual({ completions: 3, elapsedMs: 300 });
  });

  it('does not count completions before the lead-in is over', () => {
    const clock = createSliceClock(2, { leadInMs: 1000, durationMs: 10, minCompletions: 3 });
    let completed = 1;
    while (!clock.complete(completed * 100)) completed++;
    // The first completion starts the lead-in, the eleventh ends it, and three more count.
    expect(completed).toBe(14);
    expect(clock.sample()).toEqual({ completions: 3, elapsedMs: 300 });
  });
});
