import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cpuMsBetween, parseProcessMs, readCpuTimes, waitShareBetween } from '../../src/host/cpu-time.ts';

describe('parseProcessMs', () => {
  it('adds up the times of a process and of its ended children, whatever its name', () => {
    const fields = ['S', 1, 2, 3, 0, -1, 4194560, 100, 0, 0, 0, 7, 3, 40, 50, 20, 0];
    expect(parseProcessMs(`42 (a) b (c) ${fields.join(' ')}`)).toBe(1000);
  });

  it('is 0 without the file', () => {
    expect(parseProcessMs('')).toBe(0);
  });
});

describe.skipIf(!existsSync('/proc/self/schedstat'))('readCpuTimes (skipped without schedstat)', () => {
  it('counts a child that ended between two readings', () => {
    const before = readCpuTimes(process.pid);
    spawnSync(process.execPath, ['-e', 'while (process.cpuUsage().user < 300_000);']);
    expect(cpuMsBetween(before, readCpuTimes(process.pid))).toBeGreaterThan(200);
  });
});

describe('waitShareBetween', () => {
  const times = (pid: number, usedMs: number, waitedMs: number) => ({
    threads: new Map([[`${pid}/${pid}`, { usedMs, waitedMs }]]),
    ended: 0,
  });

  it('is the share of the time in which a thread was ready to run and did not', () => {
    expect(waitShareBetween(times(7, 10, 1), times(7, 100, 11), 7)).toBeCloseTo(0.1, 12);
  });

  it.each([
    ['of another process', times(8, 10, 1), times(8, 100, 11)],
    ['without a reading', undefined, times(7, 100, 11)],
    ['of a thread that slept', times(7, 10, 1), times(7, 10, 1)],
  ])('is not known %s', (_what, before, after) => {
    expect(waitShareBetween(before, after, 7)).toBeUndefined();
  });
});
