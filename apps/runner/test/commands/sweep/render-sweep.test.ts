import type { SweepAnalysis } from '@parbench/engine/sweep';
import { describe, expect, it } from 'vitest';
import { renderSweep } from '../../../src/commands/sweep/render-sweep.ts';
import type { Terminal } from '../../../src/output/terminal.ts';
import { metric, result } from '../../fixtures/result.ts';

const curve = { strategy: 'threads', runtime: 'node' };

const granularity: SweepAnalysis = {
  of: 'granularity',
  workload: 'spin',
  param: 'microseconds',
  level: 0.5,
  curves: [
    {
      ...curve,
      workers: 2,
      points: [
        {
          value: 10,
          cell: 'a',
          taskMs: 0.01,
          granularityMs: 0.05,
          efficiency: metric(0.2, 0.1),
          speedup: metric(0.4, 0.1),
        },
        {
          value: 1000,
          cell: 'b',
          taskMs: 1,
          granularityMs: 1.04,
          efficiency: metric(0.96, 0.02),
          speedup: metric(1.92, 0.02),
        },
        { value: 5000, cell: 'c' },
      ],
      metgMs: { status: 'bracketed', value: 0.0803, low: 0.0712, high: 0.0911 },
      breakEvenMs: { status: 'not-bracketed', side: 'below', bound: 0.01 },
    },
  ],
};

const workers: SweepAnalysis = {
  of: 'workers',
  workload: 'spin',
  cpus: 2,
  curves: [
    {
      ...curve,
      points: [1, 2, 3].map((count) => ({
        workers: count,
        cell: `threads@${count}`,
        speedup: metric(Math.min(count, 2) * 0.96, 0.03),
        efficiency: metric(0.96, 0.02),
        cpusUsed: metric(Math.min(count, 2), 0.01),
        memoryBytes: metric(count * 1e7),
      })),
      amdahl: {
        status: 'fitted',
        rate: { value: 0.96, low: 0.94, high: 0.98 },
        contention: { value: 0.012, low: -0.01, high: 0.034 },
      },
      universalScalability: { status: 'not-estimable', reason: 'it needs 6 numbers of workers, and has 3' },
      advice: { workers: 2, fastest: 3, ratio: metric(0.99, 0.03), beatsInline: true },
    },
  ],
};

const copied = { ...curve, kind: 'copied' } as const;
const shared = { ...curve, kind: 'shared' } as const;

const payload: SweepAnalysis = {
  of: 'payload',
  ways: [copied, shared].map((way) => ({
    ...way,
    points: [
      { bytes: 0, cell: 'a', roundTripMs: metric(0.02, 0.1) },
      { bytes: 65_536, cell: 'b', roundTripMs: metric(0.04, 0.1), bytesPerSecond: metric(1.6e9, 0.1) },
    ],
  })),
  orders: [
    {
      a: copied,
      b: shared,
      ratios: [
        { bytes: 0, ratio: metric(1.2, 0.05) },
        { bytes: 65_536, ratio: metric(0.7, 0.05) },
      ],
      smallest: 'a',
      largest: 'b',
      changesAtBytes: { status: 'bracketed', value: 2100, low: 1500, high: 4000 },
    },
    { a: shared, b: copied, ratios: [], smallest: 'undecided', largest: 'undecided' },
  ],
};

function render(analysis: SweepAnalysis, width = 80): string {
  return renderSweep({ kind: 'sweep', schemaVersion: 1, analysis, result }, terminal(width));
}

describe('renderSweep', () => {
  it('shows task sizes with METG and break-even', () => {
    const text = render(granularity);
    expect(text).toMatch(/threads +10 +10\.0 µs +50\.0 µs +20 % +18–22 % +0\.40x +0\.36–0\.44\n/);
    expect(text).toMatch(/5000 +– +– +– +– +– +–\n/);
    expect(text).toMatch(/threads +80\.3 µs +71\.2–91\.1 µs +below 10\.0 µs +not bracketed/);
  });

  it('shows numbers of workers with the laws and advice', () => {
    const text = render(workers);
    expect(text).toMatch(/ 2 +1\.92x +1\.86–1\.98 +96 % +96 % +2\.00 +20\.0 MB\n/);
    expect(text).toMatch(/threads +1\.2 % +-1–3\.4 % +not estimable/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'threads: use 2 workers, statistically indistinguishable from 3, the fastest number (0.99x of its throughput, 0.96x to 1.02x); it keeps 2.00 CPUs busy; memory 20.0 MB.',
    );
  });

  it('shows payloads with the sizes at which the order changes', () => {
    const text = render(payload);
    expect(text).toMatch(/threads, copied \/ shared +1\.20x +0\.70x +2\.10 kB +1\.50–4\.00 kB/);
    expect(text).toMatch(/threads, shared \/ copied +– +– +– +not bracketed/);
  });

  it.each([
    ['granularity', granularity],
    ['workers', workers],
    ['payload', payload],
  ])('keeps %s within the columns, and names what it omits', (_of, analysis) => {
    for (const width of [60, 80, 120]) {
      const lines = render(analysis, width).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
    expect(render(analysis, 45)).toMatch(/Not shown at 45 columns: /);
    expect(render(analysis, 120)).not.toMatch(/Not shown/);
  });
});

function terminal(width: number): Terminal {
  return { width, style: (_style, text) => text };
}
