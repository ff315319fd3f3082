import { ParbenchError } from '@parbench/core';
import { estimateBudget } from '../plan/estimate.ts';
import type { Block, Plan, Solo } from '../plan/plan.ts';
import { type Configuration, differenceBetween } from './configuration.ts';
import type { Journal } from './journal.ts';
import type { FinishedPilot, JournalEntry } from './journal-entry.ts';

/** The finished parts of an interrupted run. */
export interface FinishedWork {
  /**
   * Valid entries, in order. Trials of a block that was cut short are not among them, since that block is run again.
   */
  readonly entries: readonly JournalEntry[];
  /** Pilots by the key of the workload before its pilot. */
  readonly pilots: ReadonlyMap<string, FinishedPilot>;
  /** The part of the budget that is used, milliseconds. */
  readonly elapsedMs: number;
}

/** The finished work of a new run: none. */
export const nothingFinished: FinishedWork = { entries: [], pilots: new Map(), elapsedMs: 0 };

/**
 * Returns the parts of the journal that a run of `configuration` does not repeat.
 * @throws ParbenchError `journal` if the journal is of a run with another configuration
 */
export function finishedWork({ header, entries }: Journal, configuration: Configuration): FinishedWork {
  const difference = differenceBetween(header.configuration, configuration);
  if (difference !== undefined) {
    throw new ParbenchError(
      'journal',
      `The interrupted run cannot be resumed: expected the options it was started with, but ${difference}. Give the same options, or start a new run.`,
    );
  }
  const kept = withoutTornBlock(entries);
  const pilots = kept.filter((entry) => entry.type === 'pilot');
  const elapsedMs = kept.map((entry) => (entry.type === 'block' ? entry.elapsedMs : 0));
  return {
    entries: kept,
    pilots: new Map(pilots.map(({ workload, pilot }) => [workload, pilot])),
    elapsedMs: Math.max(0, ...elapsedMs),
  };
}

/**
 * Returns the remaining part of a plan, and how far `leftMs` reaches in it. Solo trials keep their position; those
 * whose blocks are all finished come first, since no further block may follow.
 */
export function remainingPlan(plan: Plan, { entries }: FinishedWork, leftMs: number): Plan {
  const isFinished = ({ workload, index }: Block) =>
    entries.some((entry) => entry.type === 'block' && entry.workload === workload && entry.index === index);
  const blocks = plan.blocks.filter((block) => !isFinished(block));
  const finishedSolo = Map.groupBy(
    entries.filter((entry) => entry.type === 'solo' || entry.type === 'breakdown'),
    ({ type, cell }) => soloKey(type === 'solo' ? 'workers' : type, cell),
  );
  const solo = plan.solo.flatMap((trial) => {
    if (finishedSolo.get(soloKey(trial.measures, trial.cell))?.shift() !== undefined) return [];
    const before = plan.blocks.slice(0, trial.afterBlocks).filter((block) => !isFinished(block));
    return { ...trial, afterBlocks: before.length };
  });
  return { ...plan, blocks, solo, estimate: estimateBudget(blocks, solo, leftMs) };
}

function soloKey(measures: Solo['measures'], cell: string): string {
  return `${measures} ${cell}`;
}

/** Blocks run one at a time, so trials after the last finished block belong to the block that was cut short. */
function withoutTornBlock(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const lastBlock = entries.findLastIndex(({ type }) => type === 'block');
  return entries.filter(({ type }, index) => type !== 'trial' || index < lastBlock);
}
