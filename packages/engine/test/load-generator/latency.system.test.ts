import { inline, openService } from '@parbench/core';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { afterAll, expect, test } from 'vitest';
import { createLoadGenerator } from '../../src/block/load-generator.ts';
import { percentileMs } from '../../src/block/percentiles.ts';
import { fixtureContext } from '../fixtures/matrix.ts';

const reaper = startOrphanReaper();
afterAll(() => reaper.close());

const [stallMs, period, ratePerSecond] = [100, 80, 200];
const gapMs = 1000 / ratePerSecond;

/** The latencies of one period: the stalled request, those due during the stall, and those that wait for nothing. */
const computedMs = Array.from({ length: period }, (_, index) => Math.max(0, stallMs - index * gapMs));

function computedPercentileMs(percent: number): number {
  return computedMs.toSorted((a, b) => a - b)[Math.ceil((percent / 100) * period) - 1] ?? Number.NaN;
}

// Another program may hold the CPU for longer than the tolerance.
test('latencies of a service with known stalls are the computed ones', { retry: 5 }, async () => {
  const reference = {
    url: new URL('../fixtures/stalling-service.ts', import.meta.url).href,
    params: { stallMs, period },
  };
  await using service = await openService(inline, { workload: reference, workers: 1 });
  await using generator = createLoadGenerator({ ...fixtureContext, reaper });
  await generator.booted(10_000);
  const { url } = service;
  const spec = {
    workload: reference,
    strategy: { name: 'inline', options: {} },
    ...{ workers: 1, occupancy: 16, seed: 1, taskTimeoutNs: 10e9 },
  };
  await generator.request('connect', { url, spec }, 10_000);
  const load = { url, ratePerSecond, durationNs: 2.4e9, minCompletions: 0 };
  const { arrivals } = await generator.request('load', load, 20_000);
  await generator.request('disconnect', { url }, 10_000);

  const percentile = (percent: number) => percentileMs(arrivals?.latencies ?? [], percent);
  // A request that waits for no stall takes this long, and so does one that has waited.
  const serviceMs = percentile(50);
  expect(serviceMs).toBeLessThan(stallMs / 4);
  for (const percent of [90, 95, 99]) {
    const ratio = (percentile(percent) - serviceMs) / computedPercentileMs(percent);
    expect(Math.abs(ratio - 1), `percentile ${percent} is ${ratio} times the computed one`).toBeLessThan(
      0.05,
    );
  }
});
