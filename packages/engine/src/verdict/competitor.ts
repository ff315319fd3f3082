import type { Cell } from '../result/cell-schema.ts';
import type { Trial } from '../result/trial-schema.ts';
import { pairedLogRatio } from '../statistics/log-ratio.ts';
import { mean } from '../statistics/mean.ts';

/** The properties of a cell that verdicts depend on. Its trials carry the number of their block. */
export type Competitor = Pick<Cell, 'id' | 'strategy' | 'workers' | 'revision' | 'status' | 'trials'> &
  Partial<Pick<Cell, 'flags'>>;

/** Returns whether the competitor is compared. One that failed is excluded with all its trials. */
export function isMeasured({ status, trials }: Competitor): boolean {
  return status === 'ok' && trials.some(({ slices }) => slices.length > 0);
}

/** Returns the log-ratio of `a` to `b` in every block in which both took part, in the order of the trials of `a`. */
export function blockLogRatios(a: Competitor, b: Competitor): readonly number[] {
  const opponents = new Map(b.trials.map((trial) => [trial.block, trial]));
  return a.trials
    .map((trial) => trialLogRatio(trial, opponents.get(trial.block)))
    .filter((logRatio) => logRatio !== undefined);
}

function trialLogRatio(trial: Trial, opponent: Trial | undefined): number | undefined {
  return opponent && pairedLogRatio(trial.slices, opponent.slices);
}

/** Returns the logarithm of the mean rate of the competitor's slices, by block. */
export function logRatesByBlock({ trials }: Competitor): ReadonlyMap<number, number> {
  return new Map(
    trials.flatMap(({ block, slices }) => {
      const rates = slices.filter((rate) => rate > 0);
      return rates.length === 0 ? [] : [[block, Math.log(mean(rates))] as const];
    }),
  );
}
