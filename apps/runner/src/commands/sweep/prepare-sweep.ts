import { randomInt } from 'node:crypto';
import type { MatrixCell, RunSettings } from '@parbench/engine';
import type { SweepKind } from '../../command-line/choice-parsers.ts';
import type { SweepOptions } from '../../command-line/request.ts';
import { largestSeed } from '../../command-line/run-options.ts';
import { usageError } from '../../errors/usage-error.ts';
import { chooseMatrix } from '../../matrix/choose-matrix.ts';
import { settingsOf } from '../run/prepare-run.ts';
import { sweepGranularity } from './granularity/sweep-granularity.ts';
import { sweepPayload } from './payload/sweep-payload.ts';
import type { SweepPlan } from './sweep-plan.ts';
import { sweepWorkers } from './workers/sweep-workers.ts';

/** A sweep whose options have all been validated. */
export interface PreparedSweep extends Pick<SweepPlan, 'analyse'> {
  readonly cells: readonly MatrixCell[];
  readonly settings: RunSettings;
}

const plans = { granularity: sweepGranularity, workers: sweepWorkers, payload: sweepPayload } as const;

/**
 * Turns the options of `parbench sweep` in `folder` into cells and settings. The intervals of all cells hold at once, since
 * they form curves.
 * @throws ParbenchError `usage` for options that cannot be satisfied
 */
export async function prepareSweep(
  kind: SweepKind,
  options: SweepOptions,
  folder: string,
): Promise<PreparedSweep> {
  const plan = plans[kind](options);
  const { workers, defaultFilter = [], isSwept = () => true, analyse } = plan;
  const filter = options.filter.length > 0 ? options.filter : defaultFilter;
  const chosen = await chooseMatrix({ ...options, filter, workers }, folder, [], plan);
  const cells = chosen.cells.filter(isSwept);
  // A payload sweep has no baseline: every cell of it sends.
  const compared = cells.filter(
    ({ strategy, skip }) => skip === undefined && (kind === 'payload' || strategy.unit !== 'driver'),
  );
  if (compared.length === 0) throw nothingToSweep(kind, cells);
  const { seed = randomInt(largestSeed) } = options;
  const settings = {
    ...settingsOf({ ...options, seed }),
    soloTrials: 0,
    observesEveryBlock: true,
    spendsEvenly: true,
    comparisons: compared.length,
    ...(chosen.node !== undefined && { node: chosen.node }),
    ...(options.label !== undefined && { label: options.label }),
  };
  return { cells, settings, analyse };
}

function nothingToSweep(kind: SweepKind, cells: readonly MatrixCell[]): Error {
  const skipped = cells.find(({ skip }) => skip !== undefined);
  const reason = skipped === undefined ? '' : ` (\`${skipped.strategy.name}\`: ${skipped.skip})`;
  return usageError(
    `\`--filter\`: expected at least one strategy with workers that can run \`parbench sweep ${kind}\` here, received none${reason}. For example: \`--filter threads\`.`,
  );
}
