import type { Outcome } from '@parbench/core';
import { afterEach, expect, test, vi } from 'vitest';
import { percentileMs } from '../../src/block/percentiles.ts';
import { runOpenLoop } from '../../src/trial-host/open-loop.ts';
import { computedPercentileMs, stalls } from '../support/stalls.ts';

/** The clock and the timers of the loop: time passes only while it sleeps, so that no other program can delay a task. */
const clock = vi.hoisted(() => ({ nowMs: 0, onTick: () => {} }));
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    clock.nowMs += ms;
    clock.onTick();
  },
}));
afterEach(() => vi.restoreAllMocks());

const ok: Outcome = { status: 'ok', value: undefined, worker: 1 };

test('latencies of a service with known stalls are the computed ones', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => clock.nowMs);
  const { stallMs, period, ratePerSecond } = stalls;
  const waiting: { readonly doneMs: number; resolve(outcome: Outcome): void }[] = [];
  let [requests, freeMs] = [0, 0];
  clock.onTick = () => {
    while ((waiting[0]?.doneMs ?? Number.POSITIVE_INFINITY) <= clock.nowMs) waiting.shift()?.resolve(ok);
  };
  const submit = () => {
    freeMs = Math.max(freeMs, clock.nowMs) + (requests++ % period === 0 ? stallMs : 0);
    return new Promise<Outcome>((resolve) => waiting.push({ doneMs: freeMs, resolve }));
  };
  const inputs = { take: () => 1, giveBack: () => {} };
  const loop = runOpenLoop({ inputs, submit }, { ratePerSecond, durationMs: 2400 });
  const drain = setInterval(() => {
    clock.nowMs++;
    clock.onTick();
  });
  const { arrivals } = await loop.finally(() => clearInterval(drain));
  for (const percent of [80, 90, 95, 99]) {
    const ratio = percentileMs(arrivals.latencies, percent) / computedPercentileMs(percent);
    expect(Math.abs(ratio - 1), `percentile ${percent} is ${ratio} times the computed one`).toBeLessThan(
      0.05,
    );
  }
});
