import Table from 'cli-table3';
import { rateOf } from '../rate.ts';
import { rateText } from '../render-scores.ts';
import { noiseModels, type RunShape } from './noise-models.ts';
import { simulate } from './simulate.ts';

const injected = [0, 0.025, 0.05, 0.1];

/**
 * Renders a table of all noise models: the false verdicts for identical competitors (at a threshold of 0, where they
 * are most frequent) and the coverage, then how often each injected cost is detected beyond a threshold of 2 %.
 */
export function renderSimulation(runs: number, shape: RunShape, precision?: number): string {
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: [
      'noise',
      'blocks',
      'false',
      'covered',
      'half-width',
      ...injected.map((cost) => `+${cost * 100} %: slower`),
    ],
  });
  for (const model of noiseModels) {
    const settings = { ...shape, runs, seed: 1, precision };
    const identical = simulate(model, { ...settings, ratio: 1, threshold: 0 });
    const wrong = identical.faster.count + identical.slower.count;
    table.push([
      model.name,
      identical.meanBlocks.toFixed(1),
      rateText(rateOf(wrong, runs)),
      rateText(identical.covered),
      `+-${percent(identical.medianHalfWidth)}`,
      ...injected.map((cost) => {
        const { slower } = simulate(model, { ...settings, ratio: 1 / (1 + cost), threshold: 0.02 });
        return rateText(slower);
      }),
    ]);
  }
  const blocks =
    precision === undefined
      ? `${shape.blocks} blocks`
      : `up to ${shape.blocks} blocks, stopped at +-${percent(precision)},`;
  return `${runs} runs of ${blocks} with ${shape.rounds} slices each\n${table.toString()}`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
