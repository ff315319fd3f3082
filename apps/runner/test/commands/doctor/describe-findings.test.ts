import { examineHost, type HostObservation } from '@parbench/engine/doctor';
import { describe, expect, it } from 'vitest';
import { describeFindings } from '../../../src/commands/doctor/describe-findings.ts';

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

const describeHost = (host: HostObservation) => describeFindings(examineHost(host), host);

describe('describeFindings', () => {
  it.each<[check: string, change: Partial<HostObservation>, text: RegExp]>([
    ['parallelism', { effectiveParallelism: 2.1 }, /^2\.10 CPUs' worth of work from 4/],
    ['evenness', { speedSpread: 1.634 }, /1\.63 times as fast.*which no counter shows/s],
    ['quota', { quotaCpus: 1.5 }, /1\.5 CPUs' worth of time for 4 CPUs.*`--workers 1`/s],
    ['throttling', { throttledShare: 0.2 }, /throttled in 20 % of the CPUs/],
    ['steal', { stolenShare: 0.05 }, /5 % of the CPU time went to other virtual machines/],
    ['load', { busyShare: 0.5 }, /CPUs 50 % busy/],
    [
      'processes',
      { busiest: [{ pid: 7, name: 'node build.js', cpus: 0.4 }] },
      /node build\.js \(7\) 40 % of a CPU/,
    ],
    ['governor', { governors: ['powersave'] }, /powersave.*cpupower/s],
    ['timer', { timerStepMs: 1 }, /steps of 1000000 ns/],
    ['memory', { freeMemoryBytes: 2e8 }, /0\.200 GB of 16\.0 GB available/],
  ])('describes a doubtful %s and its remedy', (check, change, text) => {
    const doubtful = describeHost({ ...quiet, ...change }).filter(({ level }) => level === 'doubtful');
    expect(doubtful).toMatchObject([{ check }]);
    expect(`${doubtful[0]?.observed} ${doubtful[0]?.remedy}`).toMatch(text);
  });

  it('has no remedy for a good finding, and names what the host does not report', () => {
    const { throttledShare, stolenShare, ...rest } = quiet;
    const findings = describeHost(rest);
    for (const finding of findings) expect(finding).not.toHaveProperty('remedy');
    const unavailable = findings.filter(({ observed }) => observed === 'not available on this host');
    expect(unavailable.map(({ check }) => check)).toEqual(['throttling', 'steal']);
  });
});
