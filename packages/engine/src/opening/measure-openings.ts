import { performance } from 'node:perf_hooks';
import { runtimeKey } from '@parbench/core';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { MeasuredNode } from '../host/measured-node.ts';
import { type IdentifiedCell, identifyCell, type MatrixCell } from '../plan/matrix-cell.ts';
import { type MatrixSettings, planMatrix } from '../plan/plan-matrix.ts';
import { trialOf } from '../plan/planned-trial.ts';
import { shuffle } from '../plan/shuffle.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import type { OpenedCell, Opening } from '../result/opening-schema.ts';
import { createSharedInputs } from '../trial-process/shared-inputs.ts';
import type { TrialContext } from '../trial-process/trial-process.ts';
import { openOnce } from './open-once.ts';

/** The settings of a series of openings. */
export interface OpeningSettings extends Pick<MatrixSettings, 'seed' | 'budgetMs' | 'timeoutMs'> {
  /** The most openings of each cell. */
  readonly maxRounds: number;
  /** The Node to measure; when missing, the one that runs this process. */
  readonly node?: MeasuredNode | undefined;
}

/** Options that connect the openings to their caller. */
export interface OpeningOptions {
  /** Aborting it ends the series at once; what was finished is returned. */
  readonly signal: AbortSignal;
  /** Called before each opening. */
  readonly onOpening?: (cell: IdentifiedCell) => void;
}

/**
 * Opens every cell once in each round, in random order, one after another and each in a fresh process, as long as another
 * round is expected to fit in the budget. A cell that fails is in the outcome with its reason.
 */
export async function measureOpenings(
  cells: readonly MatrixCell[],
  settings: OpeningSettings,
  { signal, onOpening = () => {} }: OpeningOptions,
): Promise<readonly OpenedCell[]> {
  const plan = planMatrix(cells, { ...settings, baseline: '' });
  const identified = cells.map(identifyCell);
  const opened = new Map(identified.map((cell) => [cell.id, createOpened(cell)]));
  const random = xoroshiro128plus(settings.seed);
  const reaper = startOrphanReaper();
  const startedMs = performance.now();
  try {
    await using sharedInputs = createSharedInputs();
    const context: TrialContext = { signal, reaper, sharedInputs, node: settings.node };
    for (let round = 0; round < settings.maxRounds && fits(round, startedMs, settings); round++) {
      for (const cell of shuffle(identified, random)) {
        const state = opened.get(cell.id);
        if (state?.status !== 'ok') continue;
        onOpening(cell);
        const outcome = await attempt(() => openOnce(trialOf(plan, cell.id), context));
        if (outcome === 'interrupted') return [...opened.values()];
        opened.set(cell.id, add(state, outcome, round));
      }
    }
    return [...opened.values()];
  } finally {
    await reaper.close();
  }
}

/** Whether another round is expected to fit: it takes as long as those before. */
function fits(done: number, startedMs: number, { budgetMs }: OpeningSettings): boolean {
  const elapsedMs = performance.now() - startedMs;
  return done === 0 || elapsedMs * (1 + 1 / done) <= budgetMs;
}

function createOpened({ id, workload, strategy, runtime, workers, skip }: IdentifiedCell): OpenedCell {
  return {
    ...{ id, workload: workload.name, strategy: strategy.name, workers },
    runtime: runtime === undefined ? 'node' : runtimeKey(runtime),
    ...(skip === undefined ? { status: 'ok' } : { status: 'skipped', reason: skip }),
    openings: [],
  };
}

type Outcome = Omit<Opening, 'round'> | Pick<OpenedCell, 'status' | 'reason'>;

async function attempt(open: () => Promise<Omit<Opening, 'round'>>): Promise<Outcome | 'interrupted'> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof TrialEnd)) throw error;
    return error.status === 'interrupted' ? 'interrupted' : { status: error.status, reason: error.message };
  }
}

function add(cell: OpenedCell, outcome: Outcome, round: number): OpenedCell {
  if ('status' in outcome) return { ...cell, ...outcome };
  return { ...cell, openings: [...cell.openings, { round, ...outcome }] };
}
