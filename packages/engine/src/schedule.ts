import type { Block, Plan } from './plan/plan.ts';
import type { RunClock } from './run-clock.ts';
import type { Progress } from './run-event.ts';

/** Decides, block by block, what of a plan is still run. */
export interface Schedule {
  /** The next block whose workload is not finished and that fits into the time that is left; none when it is over. */
  next(): Block | undefined;
  /** The block that `next` gave last was run. */
  done(tookMs: number): void;
  /** How many blocks of the plan have had their turn, run or left out. */
  readonly position: number;
  /** The workload has what it needs; no more blocks of it are run. */
  finish(workload: string): void;
  progress(): Progress;
  /** Why there is no next block. */
  ending(): 'precision' | 'blocks' | 'budget';
}

/** A schedule for `plan`. What a workload's last block took is what its next is expected to take; at first, the estimate. */
export function createSchedule({ blocks }: Plan, clock: RunClock): Schedule {
  const finished = new Set<string>();
  const tookMs = new Map<string, number>();
  let position = 0;
  let current: Block | undefined;
  let blocksDone = 0;
  let isOutOfTime = false;
  const expectedMs = ({ workload, estimatedMs }: Block) => tookMs.get(workload) ?? estimatedMs;

  return {
    next() {
      for (; position < blocks.length; position++) {
        current = blocks[position];
        if (current === undefined || finished.has(current.workload)) continue;
        if (expectedMs(current) <= clock.leftMs()) {
          position++;
          return current;
        }
        isOutOfTime = true;
      }
      return undefined;
    },
    done(blockMs) {
      blocksDone++;
      if (current) tookMs.set(current.workload, blockMs);
    },
    finish: (workload) => void finished.add(workload),
    progress() {
      const ahead = fitting(blocks.slice(position), clock.leftMs(), expectedMs, finished);
      return {
        blocksDone,
        blocksPlanned: blocksDone + ahead.blocks,
        elapsedMs: clock.elapsedMs(),
        etaMs: ahead.durationMs,
      };
    },
    get position() {
      return position;
    },
    ending() {
      if (isOutOfTime) return 'budget';
      return blocks.every(({ workload }) => finished.has(workload)) ? 'precision' : 'blocks';
    },
  };
}

function fitting(
  blocks: readonly Block[],
  leftMs: number,
  expectedMs: (block: Block) => number,
  finished: ReadonlySet<string>,
) {
  let durationMs = 0;
  let count = 0;
  for (const block of blocks) {
    if (finished.has(block.workload)) continue;
    const next = durationMs + expectedMs(block);
    if (next > leftMs) continue;
    durationMs = next;
    count++;
  }
  return { blocks: count, durationMs };
}
