import type { Block } from './plan/plan.ts';
import type { Trial } from './result/schema.ts';
import type { Phase } from './run-event.ts';
import { TrialEnd } from './trial/trial-end.ts';
import type { RunningTrial } from './trial.ts';

/** How a competitor's trial in a block ended. */
export type BlockOutcome =
  | { readonly status: 'ok'; readonly trial: Trial }
  | { readonly status: 'failed' | 'timeout'; readonly reason: string };

/** What a block needs of its run. */
export interface BlockContext {
  startTrial(cell: string): RunningTrial;
  onPhase(cell: string, phase: Phase): void;
}

interface Competitor {
  readonly cell: string;
  readonly trial: RunningTrial;
  end?: TrialEnd;
}

/**
 * Runs a block: its competitors alive together, one of them active at a time. A competitor that fails is retired, and
 * the others go on. Nothing is left running, however the block ends.
 * @returns the outcome of each competitor, by cell
 * @throws TrialEnd with status `interrupted` when the run is aborted
 */
export async function runBlock(
  block: Block,
  { startTrial, onPhase }: BlockContext,
): Promise<ReadonlyMap<string, BlockOutcome>> {
  const competitors = new Map(
    block.startOrder.map((cell): [string, Competitor] => [cell, { cell, trial: startTrial(cell) }]),
  );
  const inTurn = async (
    order: readonly string[],
    phase: Phase,
    step: (trial: RunningTrial) => Promise<void>,
  ) => {
    for (const cell of order) {
      onPhase(cell, phase);
      await attempt(competitors.get(cell), step);
    }
  };
  try {
    await inTurn(block.startOrder, 'start', (trial) => trial.boot());
    await inTurn(block.startOrder, 'open', (trial) => trial.open());
    await inTurn(block.warmupOrder, 'warm up', (trial) => trial.warmUp());
    for (const round of block.rounds) await inTurn(round, 'measure', (trial) => trial.slice());
    await inTurn(block.warmupOrder, 'observe', (trial) => trial.observe());
    return await closeAll(block, competitors);
  } finally {
    await Promise.all([...competitors.values()].map(({ trial }) => trial.kill()));
  }
}

async function attempt(
  competitor: Competitor | undefined,
  step: (trial: RunningTrial) => Promise<void>,
): Promise<void> {
  if (competitor === undefined || competitor.end) return;
  try {
    await step(competitor.trial);
  } catch (error) {
    if (!(error instanceof TrialEnd) || error.status === 'interrupted') throw error;
    competitor.end = error;
    await competitor.trial.kill();
  }
}

async function closeAll(
  block: Block,
  competitors: ReadonlyMap<string, Competitor>,
): Promise<Map<string, BlockOutcome>> {
  const outcomes = new Map<string, BlockOutcome>();
  for (const [position, cell] of block.startOrder.entries()) {
    const competitor = competitors.get(cell);
    await attempt(competitor, async (trial) => {
      outcomes.set(cell, { status: 'ok', trial: { block: block.index, position, ...(await trial.close()) } });
    });
    const end = competitor?.end;
    if (end && end.status !== 'interrupted') outcomes.set(cell, { status: end.status, reason: end.message });
  }
  return outcomes;
}
