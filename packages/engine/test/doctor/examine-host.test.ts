import { examineHost, type HostObservation } from '@parbench/engine/doctor';
import { describe, expect, it } from 'vitest';

const quiet: HostObservation = {
  cpus: 4,
  availableParallelism: 4,
  effectiveParallelism: 3.9,
  speedSpread: 1.02,
  throttledShare: 0,
  stolenShare: 0,
  busyShare: 0.01,
  busiest: [],
  governors: ['performance'],
  loadAverage: 0.1,
  timerStepMs: 0.00004,
  freeMemoryBytes: 8e9,
  memoryBytes: 16e9,
};

function doubtsOf(change: Partial<HostObservation>) {
  return examineHost({ ...quiet, ...change }).filter((finding) => finding.level === 'doubtful');
}

describe('examineHost', () => {
  it('raises no doubt about a quiet, dedicated host', () => {
    expect(examineHost(quiet).map(({ level }) => level)).toEqual(Array.from({ length: 10 }, () => 'good'));
  });

  it.each<[check: string, change: Partial<HostObservation>]>([
    ['parallelism', { effectiveParallelism: 2.1 }],
    ['evenness', { speedSpread: 1.6 }],
    ['quota', { quotaCpus: 1.5 }],
    ['throttling', { throttledShare: 0.2 }],
    ['steal', { stolenShare: 0.05 }],
    ['load', { busyShare: 0.5 }],
    ['processes', { busiest: [{ pid: 7, name: 'node build.js', cpus: 0.4 }] }],
    ['governor', { governors: ['powersave'] }],
    ['timer', { timerStepMs: 1 }],
    ['memory', { freeMemoryBytes: 2e8 }],
  ])('raises a doubt about %s', (check, change) => {
    expect(doubtsOf(change)).toEqual([{ check, level: 'doubtful' }]);
  });

  it('reports values that the host does not provide as unknown', () => {
    const { throttledShare, stolenShare, busyShare, ...rest } = quiet;
    const findings = examineHost({ ...rest, governors: [] });
    const unknown = findings.filter(({ level }) => level === 'unknown').map(({ check }) => check);
    expect(unknown).toEqual(['throttling', 'steal', 'load', 'governor']);
  });
});
