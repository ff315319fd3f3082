import { describe, expect, it } from 'vitest';
import { cellBiases, meansBy, overallBias, rateDifferences } from '../sustained/bias.ts';
import type { Observation } from '../sustained/observations.ts';

/** A sustained rate of each start, in cycles 0, 1, 2 ... */
function sustained(workload: string, strategy: string, rates: readonly number[]): Observation[] {
  return rates.map((perSecond, cycle) => ({ type: 'sustained', cycle, workload, strategy, perSecond }));
}

function reported(workload: string, strategy: string, ratio: number, low: number, high: number): Observation {
  return { type: 'reported', cycle: 0, workload, strategy, ratio, low, high, blocks: 5 };
}

const observations = [
  ...sustained('spin', 'inline', [100, 100]),
  ...sustained('spin', 'threads', [200, 200]),
  ...sustained('json', 'inline', [90, 110]),
  ...sustained('json', 'threads', [150, 150]),
  reported('spin', 'threads', 1.9, 1.95, 1.99),
  reported('json', 'threads', 1.5, 1.4, 1.6),
];

describe('the bias of reported speed-ups', () => {
  const [spin, json] = cellBiases(observations);

  it('is the logarithm of the reported over the sustained speed-up', () => {
    expect(spin).toMatchObject({ sustained: expect.closeTo(2, 12), sustainedError: 0, starts: 2 });
    expect(spin?.difference).toBeCloseTo(Math.log(1.9 / 2), 12);
  });

  it('has the error of the sustained speed-up from the spread of both sides', () => {
    // The logarithms of 90 and 110 have a standard deviation of ln(110 / 90) / sqrt(2).
    expect(json?.sustainedError).toBeCloseTo(Math.log(110 / 90) / 2, 12);
  });

  it('counts the reports whose interval holds the sustained speed-up, its error included', () => {
    expect([spin?.covered, spin?.reports]).toEqual([0, 1]);
    expect(json?.covered).toBe(1);
  });

  it('is averaged over workloads, which are the unit of its interval', () => {
    const biases = cellBiases([...observations, ...sustained('spin', 'cluster', [200, 200])]);
    const { value, n } = overallBias(biases);
    expect(n).toBe(2);
    expect(value).toBeCloseTo(((spin?.difference ?? 0) + (json?.difference ?? 0)) / 2, 12);
    expect(meansBy(biases, 'strategy')).toEqual([{ name: 'threads', difference: expect.closeTo(value, 12) }]);
  });

  it('is missing for a cell with fewer than two starts', () => {
    const single = observations.filter((one) => one.workload !== 'json' || one.cycle === 0);
    expect(cellBiases(single).map(({ workload }) => workload)).toEqual(['spin']);
  });

  it('is attributed by the rates of inline and of pools, each against the sustained rate of its cycle', () => {
    const measured = { type: 'measured', cycle: 1, workload: 'json' } as const;
    expect(rateDifferences(observations)).toEqual([]);
    expect(
      rateDifferences([
        ...observations,
        { ...measured, strategy: 'inline', perSecond: 121 },
        { ...measured, strategy: 'threads', perSecond: 135 },
      ]),
    ).toEqual([
      {
        workload: 'json',
        inline: expect.closeTo(Math.log(1.1), 12),
        pools: expect.closeTo(Math.log(0.9), 12),
      },
    ]);
  });
});
