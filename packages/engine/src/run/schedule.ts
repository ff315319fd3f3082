import { fewestBlocks } from '../plan/block-shape.ts';
import type { Block, Plan, Solo } from '../plan/plan.ts';
import type { RunClock } from './run-clock.ts';
import type { Progress } from './run-event.ts';

/** A block or a solo trial of a plan. */
type Turn =
  | { readonly block: Block; readonly solo?: never }
  | { readonly solo: Solo; readonly block?: never };

/** Decides, turn by turn, which parts of a plan are still run. */
export interface Schedule {
  /** Returns the next turn that fits into the time left, of no finished workload if it is a block; undefined if there is none. */
  next(): Turn | undefined;
  /** Reports that the block of the current turn took `tookMs`. */
  done(tookMs: number): void;
  /** Reports the half-width of the workload's widest interval, on the log scale; infinite without an interval. */
  measured(workload: string, halfWidth: number): void;
  /** The workload has reached its precision: no more blocks of it are run. */
  finish(workload: string): void;
  /** The workload cannot reach its precision: no more blocks of it are run. */
  giveUp(workload: string): void;
  progress(): Progress;
  /** Returns why there is no next turn. It is also `blocks` if only workloads that were given up are left. */
  ending(): 'precision' | 'blocks' | 'budget';
}

/**
 * Creates a schedule for `plan`. A workload's next block is expected to take as long as its last one; its first block,
 * as estimated. After four blocks of each workload, the next one is of the workload whose intervals gain most by it in
 * its time, unless all workloads are to have equally many.
 */
export function createSchedule(
  plan: Plan,
  clock: RunClock,
  { spendsEvenly = false }: { readonly spendsEvenly?: boolean | undefined } = {},
): Schedule {
  const turns = turnsOf(plan);
  let ahead = turns;
  const halfWidths = new Map<string, number>();
  const precise = new Set<string>();
  const over = new Set<string>();
  const tookMs = new Map<string, number>();
  let current: Turn | undefined;
  /** The expected end of the current turn, in the time of the run. */
  let turnEndMs = 0;
  let blocksDone = 0;
  let isOutOfTime = false;
  const isAhead = ({ block }: Turn) => block === undefined || !over.has(block.workload);
  const blockMs = (block: Block) => tookMs.get(block.workload) ?? block.estimatedMs;
  const expectedMs = ({ block, solo }: Turn) => (block ? blockMs(block) : solo.estimatedMs);

  const choose = () => {
    ahead = ahead.filter(isAhead);
    const [first] = ahead;
    if (spendsEvenly || (first?.block?.index ?? 0) < fewestBlocks) return first;
    return [...Map.groupBy(ahead, ({ block }) => block?.workload).values()]
      .flatMap(([next]) => (next?.block ? { next, gain: gainOf(next.block) } : []))
      .toSorted((a, b) => b.gain - a.gain)[0]?.next;
  };
  /**
   * The gain of one more block, in its time: the squared half-width is about c / n after n blocks. The sum of all squares is
   * then smallest in the time there is (Neyman, Journal of the Royal Statistical Society 97 (1934), 558-625).
   */
  const gainOf = (block: Block) =>
    (halfWidths.get(block.workload) ?? 0) ** 2 / ((block.index + 1) * blockMs(block));

  return {
    next() {
      for (let turn = choose(); turn; turn = choose()) {
        ahead = ahead.filter((other) => other !== turn);
        if (expectedMs(turn) <= clock.leftMs()) {
          current = turn;
          turnEndMs = clock.elapsedMs() + expectedMs(turn);
          return turn;
        }
        isOutOfTime ||= turn.block !== undefined;
      }
      return undefined;
    },
    done(blockMs) {
      blocksDone++;
      if (current?.block === undefined) return;
      tookMs.set(current.block.workload, blockMs);
      turnEndMs = clock.elapsedMs();
    },
    measured: (workload, halfWidth) => void halfWidths.set(workload, halfWidth),
    finish(workload) {
      precise.add(workload);
      over.add(workload);
    },
    giveUp: (workload) => void over.add(workload),
    progress() {
      const elapsedMs = clock.elapsedMs();
      const currentMs = Math.max(0, turnEndMs - elapsedMs);
      const left = fitting(ahead.filter(isAhead), clock.leftMs() - currentMs, expectedMs);
      return {
        blocksDone,
        blocksPlanned: blocksDone + left.blocks,
        elapsedMs,
        etaMs: currentMs + left.durationMs,
      };
    },
    ending() {
      if (isOutOfTime || (turns.length === 0 && clock.leftMs() <= 0)) return 'budget';
      return precise.size > 0 && turns.every((turn) => !turn.block || !isAhead(turn))
        ? 'precision'
        : 'blocks';
    },
  };
}

function turnsOf({ blocks, solo }: Plan): readonly Turn[] {
  const soloAfter = Map.groupBy(solo, ({ afterBlocks }) => afterBlocks);
  const due = (afterBlocks: number) => (soloAfter.get(afterBlocks) ?? []).map((trial) => ({ solo: trial }));
  return [...due(0), ...blocks.flatMap((block, index) => [{ block }, ...due(index + 1)])];
}

function fitting(turns: readonly Turn[], leftMs: number, expectedMs: (turn: Turn) => number) {
  let durationMs = 0;
  let blocks = 0;
  for (const turn of turns) {
    const next = durationMs + expectedMs(turn);
    if (next > leftMs) continue;
    durationMs = next;
    if (turn.block) blocks++;
  }
  return { blocks, durationMs };
}
