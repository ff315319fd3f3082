import { type Competitor, hasReachedPrecision, judgeWorkload, quantile } from '@parbench/engine/internal';
import type { Comparison } from '@parbench/engine/result';
import { type Rate, rateOf } from '../rate.ts';
import type { NoiseModel, RunShape, Side } from './noise-models.ts';
import { normals } from './normals.ts';

/** The settings of a simulation. */
export interface Simulation extends RunShape {
  readonly runs: number;
  readonly seed: number;
  /** The true throughput of the second competitor divided by that of the first. */
  readonly ratio: number;
  /** The smallest relative difference that matters. */
  readonly threshold: number;
  /** The relative half-width at which a run stops; when missing, it stops after all its blocks. */
  readonly precision?: number | undefined;
}

/** The verdicts and intervals of many simulated runs, compared with the truth. */
export interface SimulatedAccuracy {
  readonly covered: Rate;
  readonly faster: Rate;
  readonly slower: Rate;
  readonly equivalent: Rate;
  readonly medianHalfWidth: number;
  readonly meanBlocks: number;
}

/**
 * Simulates runs of two competitors under `model` and judges each as parbench does. The same seed gives the same
 * result.
 */
export function simulate(model: NoiseModel, simulation: Simulation): SimulatedAccuracy {
  const normal = normals(simulation.seed);
  const findings = Array.from({ length: simulation.runs }, () => judgeRun(model, simulation, normal));
  const rate = (isCounted: (finding: (typeof findings)[number]) => boolean) =>
    rateOf(findings.filter(isCounted).length, findings.length);
  return {
    covered: rate(({ low, high }) => low <= simulation.ratio && simulation.ratio <= high),
    faster: rate(({ verdict }) => verdict === 'faster'),
    slower: rate(({ verdict }) => verdict === 'slower'),
    equivalent: rate(({ verdict }) => verdict === 'equivalent'),
    medianHalfWidth: quantile(
      findings.map(({ low, high }) => Math.sqrt(high / low) - 1),
      0.5,
    ),
    meanBlocks: findings.reduce((sum, { blocks }) => sum + blocks, 0) / findings.length,
  };
}

function judgeRun(model: NoiseModel, simulation: Simulation, normal: () => number): Finding {
  const { blocks, precision } = simulation;
  const deviation = model.draw(normal, simulation);
  const competitors = ([0, 1] as const).map((side) => competitorOf(side, simulation, deviation));
  for (let count = precision === undefined ? blocks : 2; count < blocks; count++) {
    const finding = judgeBlocks(count, competitors, simulation);
    if (hasReachedPrecision([finding], { precision: precision ?? 0, blocks: count })) return finding;
  }
  return judgeBlocks(blocks, competitors, simulation);
}

type Finding = Comparison & { readonly low: number; readonly high: number };

/** Compares the competitors by their first `count` blocks. */
function judgeBlocks(count: number, competitors: readonly Competitor[], { threshold }: Simulation): Finding {
  const { comparisons } = judgeWorkload({
    competitors: competitors.map((one) => ({ ...one, trials: one.trials.slice(0, count) })),
    baseline: 'first',
    threshold,
  });
  const [comparison] = comparisons;
  if (comparison?.low === undefined || comparison.high === undefined) {
    throw new Error('A simulated run needs at least two blocks.');
  }
  return { ...comparison, low: comparison.low, high: comparison.high };
}

function competitorOf(
  side: Side,
  { blocks, rounds, ratio }: Simulation,
  deviation: ReturnType<NoiseModel['draw']>,
): Competitor {
  const rate = side === 0 ? 1000 : 1000 * ratio;
  const name = side === 0 ? 'first' : 'second';
  return {
    id: name,
    strategy: { name, package: 'simulated', version: '0.0.0', libraries: [], options: {} },
    workers: 2,
    status: 'ok',
    trials: Array.from({ length: blocks }, (_, block) => ({
      ...untimed,
      block,
      slices: Array.from({ length: rounds }, (_, round) => rate * Math.exp(deviation(block, round, side))),
    })),
  };
}

/** The fields of a trial other than its slices, which no verdict depends on. */
const untimed = {
  position: 0,
  startupMs: 0,
  readyMs: 0,
  warmupMs: 0,
  isSteady: true,
  residualCpuMs: [],
  isDeterministic: true,
  tasks: 1,
};
