import { describe, expect, it } from 'vitest';
import { findTimerStepMs } from '../../src/doctor/timer-step.ts';
import { cpuShares, parseCpuCounters } from '../../src/host/cpu-counters.ts';
import { groupFolders, parseQuota, parseThrottledMs } from '../../src/host/cpu-quota.ts';

describe('CPU counters', () => {
  const before = parseCpuCounters('cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n');
  const after = parseCpuCounters('cpu  150 0 75 850 75 0 0 50 0 0\n');

  it('give the shares of used and of stolen time', () => {
    expect(cpuShares(before, after)).toEqual({ busyShare: 75 / 200, stolenShare: 50 / 200 });
  });

  it('give nothing if there are none, or if no time has passed', () => {
    expect(parseCpuCounters('')).toBeUndefined();
    expect(cpuShares(before, before)).toEqual({});
    expect(cpuShares(undefined, after)).toEqual({});
  });
});

describe('the quota of a control group', () => {
  it.each([
    ['150000 100000', 1.5],
    ['max 100000', undefined],
    ['-1 100000', undefined],
    ['undefined undefined', undefined],
  ])('from `%s` is %s CPUs', (text, cpus) => {
    expect(parseQuota(text)).toBe(cpus);
  });

  it('is read from the group and all above it, in both versions', () => {
    expect(groupFolders('0::/a.slice/b\n')).toEqual([
      '/sys/fs/cgroup/a.slice/b',
      '/sys/fs/cgroup/a.slice',
      '/sys/fs/cgroup',
    ]);
    expect(groupFolders('4:memory:/x\n3:cpu,cpuacct:/docker/y\n')).toEqual([
      '/sys/fs/cgroup/cpu/docker/y',
      '/sys/fs/cgroup/cpu/docker',
      '/sys/fs/cgroup/cpu',
    ]);
  });

  it.each([
    ['nr_throttled 3\nthrottled_usec 1500\n', 1.5],
    ['nr_throttled 3\nthrottled_time 1500000\n', 1.5],
    ['usage_usec 12\n', undefined],
  ])('gives the throttled time from %j', (text, ms) => {
    expect(parseThrottledMs(text)).toBe(ms);
  });
});

describe('findTimerStepMs', () => {
  it('finds the step of a clock that stands still between steps', () => {
    let reading = 0;
    expect(findTimerStepMs(() => Math.floor(reading++ / 7) * 0.25)).toBe(0.25);
  });
});
