import { ParbenchError } from '@parbench/core';
import { estimateBudget } from '../plan/estimate.ts';
import type { Block, Plan } from '../plan/plan.ts';
import { type Configuration, differenceBetween } from './configuration.ts';
import type { Journal } from './journal.ts';
import type { FinishedPilot, JournalEntry } from './journal-entry.ts';

/** What an interrupted run has finished. */
export interface FinishedWork {
  /** What holds, in order: trials of a block that was cut short are not in it, since that block is run again. */
  readonly entries: readonly JournalEntry[];
  /** By the workload's key before its pilot. */
  readonly pilots: ReadonlyMap<string, FinishedPilot>;
  /** How much of the budget is used, milliseconds. */
  readonly elapsedMs: number;
}

/** Nothing: what a new run begins with. */
export const nothingFinished: FinishedWork = { entries: [], pilots: new Map(), elapsedMs: 0 };

/**
 * What a run of `configuration` need not do again.
 * @throws ParbenchError `journal` when the journal is of a run of another configuration
 */
export function finishedWork({ header, entries }: Journal, configuration: Configuration): FinishedWork {
  const difference = differenceBetween(header.configuration, configuration);
  if (difference !== undefined) {
    throw new ParbenchError(
      'journal',
      `The interrupted run cannot be resumed: expected the options it was started with, but ${difference}. Give the same options, or start anew.`,
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
 * The part of a plan that is left to do, and how far `leftMs` reaches in it. Solo trials keep their place; those whose
 * blocks are all finished come first, since there may be no further block.
 */
export function remainingPlan(plan: Plan, { entries }: FinishedWork, leftMs: number): Plan {
  const isFinished = ({ workload, index }: Block) =>
    entries.some((entry) => entry.type === 'block' && entry.workload === workload && entry.index === index);
  const blocks = plan.blocks.filter((block) => !isFinished(block));
  const finishedSolo = Map.groupBy(
    entries.filter((entry) => entry.type === 'solo'),
    ({ cell }) => cell,
  );
  const solo = plan.solo.flatMap((trial) => {
    if (finishedSolo.get(trial.cell)?.shift() !== undefined) return [];
    const before = plan.blocks.slice(0, trial.afterBlocks).filter((block) => !isFinished(block));
    return { ...trial, afterBlocks: before.length };
  });
  return { ...plan, blocks, solo, estimate: estimateBudget(blocks, solo, leftMs) };
}

/** Blocks are run one at a time, so trials after the last finished block are of the one that was cut short. */
function withoutTornBlock(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const lastBlock = entries.findLastIndex(({ type }) => type === 'block');
  return entries.filter(({ type }, index) => type !== 'trial' || index < lastBlock);
}
