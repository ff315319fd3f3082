import { inline, openService } from '@parbench/core';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { afterAll, expect, test } from 'vitest';
import { createLoadGenerator } from '../../src/block/load-generator.ts';
import { percentileMs } from '../../src/block/percentiles.ts';
import { fixtureContext } from '../fixtures/matrix.ts';
import { computedPercentileMs, stalls } from '../support/stalls.ts';

const reaper = startOrphanReaper();
afterAll(() => reaper.close());

const { stallMs, period, ratePerSecond } = stalls;

test('latencies over real connections contain the stalls of the service', async () => {
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

  // Other programs can delay requests, but not make them earlier; `latency.test.ts` compares both ways.
  for (const percent of [80, 90, 95, 99]) {
    const ratio = percentileMs(arrivals?.latencies ?? [], percent) / computedPercentileMs(percent);
    expect(ratio, `percentile ${percent}`).toBeGreaterThan(0.95);
  }
});
