import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { combineQuotas } from '../../src/host/cpu-quota.ts';
import { hostPressureBetween, watchHost } from '../../src/host/host-pressure.ts';

const counters = (total: number, stolen: number) => ({ total, stolen, idle: 0 });
const readings = [
  {
    when: 'the hypervisor gave a tenth of the time to other guests',
    before: { atMs: 0, counters: counters(100, 10) },
    after: { atMs: 1000, counters: counters(300, 30) },
    pressure: { stolenShare: 0.1 },
  },
  {
    when: 'one CPU of four was throttled for half of the time',
    before: { atMs: 1000, counters: undefined, throttledMs: 700 },
    after: { atMs: 2000, counters: undefined, throttledMs: 1200 },
    pressure: { throttledShare: 0.125 },
  },
  {
    when: 'the first reading of the quota failed',
    before: { atMs: 0, counters: undefined },
    after: { atMs: 1000, counters: undefined, throttledMs: 90_000 },
    pressure: {},
  },
];

describe('host pressure', () => {
  it.each(readings)('is the difference of two readings when $when', ({ before, after, pressure }) => {
    expect(hostPressureBetween(before, after, 4)).toEqual(pressure);
  });

  it('detects a throttled group whose counter is below that of another', () => {
    const groups = (own: number) => [heldBack(own), heldBack(undefined), heldBack(9000)];
    expect(combineQuotas(groups(150))).toEqual({ throttledMs: 9150 });
    expect(combineQuotas(groups(550))).toEqual({ throttledMs: 9550 });
  });

  it.runIf(process.platform === 'linux')('is read from this host', async () => {
    const pressure = watchHost();
    await sleep(50);
    expect(pressure()).toHaveProperty('stolenShare');
  });
});

function heldBack(throttledMs: number | undefined) {
  return { quotaCpus: undefined, throttledMs };
}
