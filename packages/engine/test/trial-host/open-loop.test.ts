import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { runOpenLoop } from '../../src/trial-host/open-loop.ts';
import { percentilesOf } from '../../src/trial-host/percentiles.ts';

const ok: Outcome = { status: 'ok', value: undefined, worker: 1 };
const inputs = { take: () => 1, giveBack: () => {} };

function blockFor(ms: number): void {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs);
}

describe('an open loop', () => {
  it('submits as many tasks as the rate says, and settles all', async () => {
    let submitted = 0;
    const submit = async () => {
      submitted++;
      await sleep(2);
      return ok;
    };
    const sample = await runOpenLoop({ inputs, submit }, { ratePerSecond: 500, durationMs: 400 });
    expect(submitted).toBe(200);
    expect(sample).toMatchObject({ completions: 200, isOverloaded: false });
    expect(sample.latencyMs.p50).toBeGreaterThan(1.5);
  });

  it('counts the wait of tasks that were due while the driver was blocked', async () => {
    let submitted = 0;
    const submit = async () => {
      if (++submitted === 50) blockFor(150);
      return ok;
    };
    const { latencyMs, latenessMs } = await runOpenLoop(
      { inputs, submit },
      { ratePerSecond: 1000, durationMs: 600 },
    );
    // 150 of 600 tasks were due in that time, and waited 75 ms on average.
    expect(latencyMs.p90).toBeGreaterThan(50);
    expect(latenessMs.p90).toBeGreaterThan(50);
  });

  it.each([
    ['none of them is ever done', () => new Promise<Outcome>(() => {})],
    [
      'the driver does each itself',
      async () => {
        blockFor(4);
        return ok;
      },
    ],
  ])('breaks off without latencies when more tasks come than are done: %s', async (_what, submit) => {
    const sample = await runOpenLoop({ inputs, submit }, { ratePerSecond: 1000, durationMs: 2000 });
    expect(sample).toMatchObject({ isOverloaded: true, latencyMs: {} });
    expect(sample.completions).toBeLessThan(1500);
  });

  it('breaks off within a turn in which the driver does one task after the other', async () => {
    let submitted = 0;
    const submit = async () => {
      submitted++;
      blockFor(100);
      return ok;
    };
    const { isOverloaded } = await runOpenLoop({ inputs, submit }, { ratePerSecond: 1000, durationMs: 2000 });
    expect(isOverloaded).toBe(true);
    expect(submitted).toBeLessThan(20);
  });

  it('fails with the task that fails', async () => {
    const submit = async (): Promise<Outcome> => ({
      status: 'failed',
      kind: 'deadline',
      message: 'too slow',
    });
    await expect(runOpenLoop({ inputs, submit }, { ratePerSecond: 100, durationMs: 100 })).rejects.toThrow(
      'deadline: too slow',
    );
  });
});

describe('percentiles', () => {
  const histogram = (count: number) => ({ count, percentile: (percent: number) => percent * 1e6 });

  it.each([
    [99, []],
    [100, ['p50']],
    [499, ['p50']],
    [500, ['p50', 'p90']],
    [5000, ['p50', 'p90', 'p99']],
    [50_000, ['p50', 'p90', 'p99', 'p999']],
  ])('of %i samples are those with 50 beyond: %j', (count, shown) => {
    expect(Object.keys(percentilesOf(histogram(count)))).toEqual(shown);
  });

  it('are milliseconds', () => {
    expect(percentilesOf(histogram(100))).toEqual({ p50: 50 });
  });
});
