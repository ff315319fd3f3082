import type { Cell } from '../result/cell-schema.ts';
import type { Trial } from '../result/trial-schema.ts';
import { pairedLogRatio } from '../statistics/log-ratio.ts';
import { geometricMean, mean } from '../statistics/mean.ts';
import { ratesAtHostSpeed } from './host-speed.ts';

/** The properties of a cell that verdicts depend on. Its trials carry the number of their block. */
export type Competitor = Pick<Cell, 'id' | 'strategy' | 'workers' | 'revision' | 'status' | 'trials'> &
  Partial<Pick<Cell, 'flags' | 'hostSpeedElasticity'>>;

/** Returns whether the competitor is compared. One that failed is excluded with all its trials. */
export function isMeasured({ status, trials }: Competitor): boolean {
  return status === 'ok' && trials.some(({ slices }) => slices.length > 0);
}

/** Returns the log-ratio of `a` to `b` in every block in which both took part, in the order of the trials of `a`. */
export function blockLogRatios(a: Competitor, b: Competitor): readonly number[] {
  return [...logRatiosByBlock(a, b).values()];
}

/**
 * Returns the log-ratio of `a` to `b` by block, at equal host speed: in a block, slices are taken at different speeds of the
 * host, and a part of the noise is no more than that.
 */
export function logRatiosByBlock(a: Competitor, b: Competitor): ReadonlyMap<number, number> {
  const opponents = new Map(b.trials.map((trial) => [trial.block, trial]));
  const elasticity = elasticityOfBoth(a, b);
  return new Map(
    a.trials.flatMap((trial) => {
      const logRatio = trialLogRatio(trial, opponents.get(trial.block), elasticity);
      return logRatio === undefined ? [] : [[trial.block, logRatio] as const];
    }),
  );
}

/** Both have that of their workload, unless one was measured without host speeds. */
function elasticityOfBoth(a: Competitor, b: Competitor): number {
  return Math.min(a.hostSpeedElasticity ?? 0, b.hostSpeedElasticity ?? 0);
}

function trialLogRatio(trial: Trial, opponent: Trial | undefined, elasticity: number): number | undefined {
  if (opponent === undefined) return undefined;
  const common = trial.hostSpeeds && opponent.hostSpeeds ? elasticity : 0;
  return pairedLogRatio(ratesAtHostSpeed(trial, common), ratesAtHostSpeed(opponent, common));
}

/**
 * Returns the logarithm of the mean rate of the competitor's slices, by block, each at the mean host speed of all its
 * slices.
 */
export function logRatesByBlock({ trials, hostSpeedElasticity }: Competitor): ReadonlyMap<number, number> {
  const at = geometricMean(trials.flatMap(({ hostSpeeds = [] }) => hostSpeeds));
  return new Map(
    trials.flatMap((trial) => {
      const rates = ratesAtHostSpeed(trial, hostSpeedElasticity, at).filter((rate) => rate > 0);
      return rates.length === 0 ? [] : [[trial.block, Math.log(mean(rates))] as const];
    }),
  );
}
