import { describe, expect, it } from 'vitest';
import type { Observation } from '../src/observation.ts';
import { scoreOf, standardisedVariance, trueRatio } from '../src/score.ts';

const observation: Observation = {
  pair: 0,
  tool: 'parbench',
  extraPermille: 50,
  budgetMs: 60_000,
  durationMs: 60_500,
  ratio: 0.96,
  low: 0.94,
  high: 0.98,
  verdict: 'slower',
  n: 20,
};

describe('scoreOf', () => {
  it('uses the injected cost as the truth', () => {
    expect(trueRatio(0)).toBe(1);
    expect(trueRatio(100)).toBeCloseTo(1 / 1.1, 12);
  });

  it('counts dispatch, which does not get longer, as a part of the task', () => {
    expect(trueRatio(0, 0.06)).toBe(1);
    expect(trueRatio(100, 0.06)).toBeCloseTo(1.06 / 1.16, 12);
    const narrow = { ...observation, ratio: 0.955, low: 0.953, high: 0.957 };
    const score = scoreOf([narrow], 0.06);
    expect(score.covered).toMatchObject({ count: 0, of: 1 });
    expect(score.coveredWithDispatch).toMatchObject({ count: 1, of: 1 });
  });

  it('counts verdicts and the intervals that contain the true ratio', () => {
    const missed = { ...observation, pair: 1, ratio: 1.2, low: 1.1, high: 1.3, verdict: 'faster' } as const;
    const score = scoreOf([observation, missed], 0);
    expect(score.slower).toMatchObject({ count: 1, of: 2 });
    expect(score.faster).toMatchObject({ count: 1, of: 2 });
    expect(score.covered).toMatchObject({ count: 1, of: 2 });
    expect(score.wrong).toMatchObject({ count: 1, of: 2 });
  });

  it.each([
    [0, 'faster', 1],
    [0, 'slower', 1],
    [0, 'equivalent', 0],
    [0, 'inconclusive', 0],
    [50, 'faster', 1],
    [50, 'slower', 0],
    [50, 'equivalent', 1],
    [50, 'inconclusive', 0],
  ] as const)('with %i thousandths added, `%s` is wrong %i times', (extraPermille, verdict, count) => {
    expect(scoreOf([{ ...observation, extraPermille, verdict }], 0).wrong.count).toBe(count);
  });

  it('measures error and half-width relative to the ratio', () => {
    const score = scoreOf([observation], 0);
    expect(score.meanRatio).toBeCloseTo(0.96, 12);
    expect(score.truth).toBeCloseTo(1 / 1.05, 12);
    expect(score.medianError).toBeCloseTo(0.96 * 1.05 - 1, 12);
    expect(score.medianHalfWidth).toBeCloseTo(Math.sqrt(0.98 / 0.94) - 1, 12);
  });

  it('has no coverage for a tool without intervals', () => {
    const { low, high, ...bare } = observation;
    expect(scoreOf([{ ...bare, tool: 'mitata' }], 0)).not.toHaveProperty('covered');
  });

  it('standardises the differences by the half-width over the critical value of t', () => {
    // Seven blocks: t is 2.447, so a half-width of that many hundredths is a standard error of 1 %.
    const identical = {
      ...observation,
      extraPermille: 0,
      n: 7,
      low: Math.exp(-0.02447),
      high: Math.exp(0.02447),
    };
    const at = (logRatio: number) => ({ ...identical, ratio: Math.exp(logRatio) });
    expect(standardisedVariance([at(0.01), at(-0.01)])).toBeCloseTo(1, 3);
    expect(standardisedVariance([at(0.02), at(0)])).toBeCloseTo(2, 3);
  });
});
