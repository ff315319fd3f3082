import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { percentileMs } from '../../src/block/percentiles.ts';
import { runOpenLoop } from '../../src/trial-host/open-loop.ts';

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
    expect(sample).toMatchObject({ completions: 200, arrivals: { isOverloaded: false } });
    expect(percentileMs(sample.arrivals.latencies, 50)).toBeGreaterThan(1.5);
  });

  it('counts the wait of tasks that were due while the driver was blocked', async () => {
    let submitted = 0;
    const submit = async () => {
      if (++submitted === 50) blockFor(150);
      return ok;
    };
    const { arrivals } = await runOpenLoop({ inputs, submit }, { ratePerSecond: 1000, durationMs: 600 });
    // 150 of 600 tasks were due in that time, and waited 75 ms on average.
    expect(percentileMs(arrivals.latencies, 90)).toBeGreaterThan(50);
    expect(percentileMs(arrivals.latenesses, 90)).toBeGreaterThan(50);
  });

  it.each([
    ['none of them is ever done', () => new Promise<Outcome>(() => {})],
    [
      'the driver runs each itself',
      async () => {
        blockFor(4);
        return ok;
      },
    ],
  ])('stops without latencies if more tasks arrive than are done: %s', async (_what, submit) => {
    const sample = await runOpenLoop({ inputs, submit }, { ratePerSecond: 1000, durationMs: 2000 });
    expect(sample.arrivals).toMatchObject({ isOverloaded: true, latencies: [] });
    expect(sample.completions).toBeLessThan(1500);
  });

  it('stops within a turn in which the driver runs one task after another', async () => {
    let submitted = 0;
    const submit = async () => {
      submitted++;
      blockFor(100);
      return ok;
    };
    const { arrivals } = await runOpenLoop({ inputs, submit }, { ratePerSecond: 1000, durationMs: 2000 });
    expect(arrivals.isOverloaded).toBe(true);
    expect(submitted).toBeLessThan(20);
  });

  it('fails if a task fails', async () => {
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
