import { describe, expect, it } from 'vitest';
import { type NoiseModel, noiseModels } from '../src/simulated/noise-models.ts';
import { simulate } from '../src/simulated/simulate.ts';

const settings = { blocks: 12, rounds: 12, runs: 1000, seed: 3, threshold: 0 };
const identical = { ...settings, ratio: 1 };

/** Returns 3.3 standard errors of a rate over `runs` runs, exceeded by chance once in 1,000 times. */
const tolerance = 3.3 * Math.sqrt((0.05 * 0.95) / settings.runs);

describe('simulated runs', () => {
  it('are the same for the same seed', () => {
    for (const model of noiseModels) {
      const few = { ...identical, runs: 5 };
      expect(simulate(model, few)).toEqual(simulate(model, few));
    }
  });

  it.each(noiseModels.filter(({ isNominal }) => isNominal))(
    'cover the true ratio in 93 to 97 of 100, within the error of the simulation, under $name',
    (model) => {
      const { covered } = simulate(model, identical);
      expect(covered.count / covered.of).toBeGreaterThan(0.93 - tolerance);
      expect(covered.count / covered.of).toBeLessThan(0.97 + tolerance);
    },
  );

  it('stop at the requested precision, and cover about as often as promised', () => {
    const model = noiseModels.find(({ name }) => name === 'a bias of every process') as NoiseModel;
    const { covered, meanBlocks, medianHalfWidth } = simulate(model, {
      ...identical,
      runs: 400,
      blocks: 40,
      precision: 0.02,
    });
    expect(meanBlocks).toBeGreaterThan(8);
    expect(meanBlocks).toBeLessThan(30);
    expect(medianHalfWidth).toBeLessThanOrEqual(0.02);
    expect(covered.count / covered.of).toBeGreaterThan(0.93 - 3.3 * Math.sqrt((0.05 * 0.95) / 400));
  });

  it.each(noiseModels.filter(({ isNominal }) => !isNominal))(
    'cover the true ratio in at least 90 of 100, within the error of the simulation, under $name',
    (model) => {
      const { covered } = simulate(model, identical);
      expect(covered.count / covered.of).toBeGreaterThan(0.9 - tolerance);
    },
  );

  it.each(noiseModels)(
    'hardly ever find a difference beyond 2 % where there is none, under $name',
    (model) => {
      const { faster, slower } = simulate(model, { ...identical, threshold: 0.02 });
      expect((faster.count + slower.count) / faster.of).toBeLessThan(0.02);
    },
  );

  it.each(noiseModels)(
    'detect a cost of 10 % in at least 75 of 100, and never as a gain, under $name',
    (model) => {
      const { slower, faster } = simulate(model, { ...settings, ratio: 1 / 1.1, threshold: 0.02 });
      expect(slower.count / slower.of).toBeGreaterThan(0.75);
      expect(faster.count).toBe(0);
    },
  );

  it('detect a cost less often the smaller it is', () => {
    const [model] = noiseModels;
    const found = [1.1, 1.05, 1.025].map((factor) =>
      model === undefined
        ? 0
        : simulate(model, { ...settings, ratio: 1 / factor, threshold: 0.02 }).slower.count,
    );
    expect(found).toEqual(found.toSorted((a, b) => b - a));
    expect(new Set(found).size).toBe(3);
  });
});
