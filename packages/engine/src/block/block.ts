import { watchHost } from '../host/host-pressure.ts';
import type { Block } from '../plan/plan.ts';
import { type CellEnd, TrialEnd } from '../protocol/trial-end.ts';
import type { Trial } from '../result/trial-schema.ts';
import type { Ceiling } from './ceiling.ts';
import type { RunningTrial } from './measured-trial.ts';

/** A step of a trial, as progress shows it. */
export type Phase =
  | 'solo'
  | 'breakdown'
  | 'start'
  | 'open'
  | 'warm up'
  | 'measure'
  | 'verify'
  | 'observe'
  | 'arrivals'
  | 'close';

/** How a competitor's trial in a block ended. */
type BlockOutcome = { readonly status: 'ok'; readonly trial: Trial } | CellEnd;

/** The parts of a run that a block uses. */
export interface BlockContext {
  startTrial(cell: string): RunningTrial;
  startCeiling(block: Block): Ceiling;
  /** Returns how many copies of the kernel form the ceiling of the cell; undefined if the cell has no workers. */
  ceilingWidthOf(cell: string): number | undefined;
  /** Returns the time that is left for the run, milliseconds. */
  leftMs(): number;
  /** Whether tasks arrive at a rate in each trial. */
  readonly hasArrivals: boolean;
  onPhase(cell: string, phase: Phase): void;
  /**
   * Called once for each competitor, as soon as its outcome is known. The block waits for it, so that it disturbs no
   * timed slice.
   */
  onOutcome(cell: string, outcome: BlockOutcome): Promise<void>;
}

/**
 * Runs a block: all its competitors are alive, and one at a time is active, except where nothing is timed. A competitor
 * that fails is retired, and the others continue, unless it hung until the time of the run was used up. However the block ends, it leaves no process running.
 * @throws TrialEnd with status `interrupted` when the run is aborted; outcomes reported before that remain valid
 */
export async function runBlock(block: Block, context: BlockContext): Promise<void> {
  const { startOrder, rounds } = block;
  const { hasArrivals, onPhase } = context;
  const competitors = createCompetitors(context);
  const ceiling = context.startCeiling(block);
  const pressure = watchHost();
  const close = async (trial: RunningTrial, cell: string) => {
    if (hasArrivals) {
      await trial.receive();
      onPhase(cell, 'close');
    }
    const width = context.ceilingWidthOf(cell);
    const ceilingPerSecond = width && ceiling.ratePerSecond(width);
    const measured = {
      block: block.index,
      position: startOrder.indexOf(cell),
      ...(await trial.close()),
      ...pressure(),
      ...(ceilingPerSecond && { ceilingPerSecond }),
    };
    await context.onOutcome(cell, { status: 'ok', trial: measured });
  };
  try {
    await competitors.start(startOrder);
    await competitors.together(startOrder, 'start', (trial) => trial.boot());
    await ceiling.open();
    for (const [index, round] of rounds.entries()) {
      for (const [turn, cell] of round.entries()) {
        const isFirst = index === 0 && round.indexOf(cell) === turn;
        // Warm-up follows opening at once, since a pool is compiled early for a time that begins then. The first slice
        // follows warm-up at once: the slices of a process are then seconds apart, and its luck differs.
        await competitors.turn(cell, {
          ...(isFirst && { open: (trial) => trial.open(), 'warm up': (trial) => trial.warmUp() }),
          measure: (trial) => trial.slice(index, isFirst ? 'warm-up' : 'pause'),
        });
      }
      if (index === 0) await ceiling.time();
      const isVerified = (index + 1) % roundsPerCheck === 0 || index === rounds.length - 1;
      if (isVerified) await competitors.inTurn(startOrder, { verify: (trial) => trial.verify() });
    }
    if (block.isObserved) await competitors.inTurn(startOrder, { observe: (trial) => trial.observe() });
    await competitors.inTurn(startOrder, { [hasArrivals ? 'arrivals' : 'close']: close });
  } finally {
    await Promise.all([competitors.kill(), ceiling.kill()]);
  }
}

/** Rounds between two verifications of outputs: a sample, since every check takes time from the slices. */
const roundsPerCheck = 4;

const tooLate = 'the budget was used up while another cell of its block hung';

type Step = (trial: RunningTrial, cell: string) => Promise<void>;

/** The steps of a trial by phase, in their order. */
type Steps = { readonly [Name in Phase]?: Step };

/** The competitors of a block that are not retired. */
function createCompetitors({ startTrial, leftMs, onPhase, onOutcome }: BlockContext) {
  const trials = new Map<string, RunningTrial>();
  let hasHung = false;
  const attempt = async (cell: string, step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof TrialEnd) || error.status === 'interrupted') throw error;
      hasHung ||= error.status === 'timeout';
      await trials.get(cell)?.kill();
      trials.delete(cell);
      await onOutcome(cell, { status: error.status, reason: error.message });
    }
  };
  const take = async (cell: string, phase: Phase, step: Step) => {
    const trial = trials.get(cell);
    if (trial === undefined) return;
    onPhase(cell, phase);
    await attempt(cell, async () => {
      if (hasHung && leftMs() <= 0) throw new TrialEnd('skipped', tooLate);
      await step(trial, cell);
    });
  };
  const turn = async (cell: string, steps: Steps) => {
    for (const [phase, step] of Object.entries(steps)) await take(cell, phase as Phase, step);
  };
  return {
    turn,
    async start(order: readonly string[]) {
      for (const cell of order) await attempt(cell, async () => void trials.set(cell, startTrial(cell)));
    },
    /** Each competitor takes all the steps before the next one takes any. */
    async inTurn(order: readonly string[], steps: Steps) {
      for (const cell of order) await turn(cell, steps);
    },
    async together(order: readonly string[], phase: Phase, step: Step) {
      await Promise.all(order.map((cell) => take(cell, phase, step)));
    },
    kill: () => Promise.all([...trials.values()].map((trial) => trial.kill())),
  };
}
