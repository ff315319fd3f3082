import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../src/commands/doctor/diagnosis.ts';
import { renderDiagnosis } from '../../../src/commands/doctor/render-diagnosis.ts';
import { result } from '../../fixtures/result.ts';

const plain = { width: 80, style: (_style: string, text: string) => text };
const measured = {
  status: 'measured',
  floor: { floor: 0.012, halfWidth: 0.03, comparisons: 3, blocks: 8 },
  keeping: { status: 'kept' },
} as const;
const [host] = result.hosts;
const [node] = result.runtimes;
if (host === undefined || node === undefined) throw new Error('The fixture has a host and a runtime.');
const diagnosis: Diagnosis = {
  host: host.identity,
  node,
  observation: {
    cpus: 2,
    availableParallelism: 2,
    effectiveParallelism: 1.9,
    speedSpread: 1.04,
    busiest: [],
    governors: ['powersave'],
    loadAverage: 0,
    timerStepMs: 0.00004,
    freeMemoryBytes: 4e9,
    memoryBytes: 8e9,
  },
  findings: [
    { check: 'parallelism', level: 'good', observed: "1.90 CPUs' worth of work from 2 CPUs" },
    { check: 'steal', level: 'unknown', observed: 'not available on this host' },
    { check: 'governor', level: 'doubtful', observed: 'powersave', remedy: 'Fix the frequency.' },
  ],
  noise: measured,
};

describe('renderDiagnosis', () => {
  it('shows each finding, and the remedy below a doubtful one', () => {
    expect(`\n${renderDiagnosis(diagnosis, plain)}`).toMatchInlineSnapshot(`
      "
      A Processor of Some Make · 2 of 2 CPUs · linux x64 · Node 26.10.0

      ok  parallelism   1.90 CPUs' worth of work from 2 CPUs
      ?   steal         not available on this host
      !   governor      powersave
                        Fix the frequency.

      1 doubt: in its present state, this host gives wider intervals, and its figures
      hold for this state only.

      Noise floor: 1.2 %. Identical pools differed by that much more than the scatter
      of their blocks explains (3 comparisons of identical pools over 8 blocks). From
      now on it widens every interval on this host, and no verdict is \`equivalent\` if
      \`--threshold\` is below it. A run of this length resolves differences of about 3
      %.
      "
    `);
  });

  it.each([
    [{ status: 'too-few-blocks' } as const, /fewer than two blocks.*Raise `--budget`/s],
    [{ status: 'interrupted' } as const, /was interrupted, so the noise floor stays unchanged/],
    [
      { ...measured, floor: { ...measured.floor, floor: 0 } },
      /Noise floor: 0\. All intervals include equality \(3 comparisons/s,
    ],
    [
      { ...measured, keeping: { status: 'not-kept', reason: 'EACCES: permission denied' } } as const,
      /Noise floor: 1\.2 %(?!.*From now on).*could\snot\sbe\ssaved.*EACCES:\spermission\sdenied.*`PARBENCH_CACHE_DIR`/s,
    ],
  ])('says how the A/A run ended: %j', (noise, text) => {
    expect(renderDiagnosis({ ...diagnosis, noise }, plain)).toMatch(text);
  });

  it('calls a host without doubts fit for measuring', () => {
    const findings = diagnosis.findings.slice(0, 1);
    expect(renderDiagnosis({ ...diagnosis, findings }, plain)).toContain('This host is fit for measuring.');
  });
});
