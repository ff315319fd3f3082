import { createHash } from 'node:crypto';
import { messageOf } from '@parbench/core';
import { createJournal, type JournalWriter } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { journalVersion } from './journal-entry.ts';
import type { Plan } from './plan/plan.ts';
import type { RunClock } from './run-clock.ts';
import type { RunEvent } from './run-event.ts';
import type { RunSettings } from './run-settings.ts';

interface RunJournalParts {
  readonly runId: string;
  readonly clock: RunClock;
  readonly settings: RunSettings;
  readonly plan: Plan;
  readonly onEvent: (event: RunEvent) => void;
}

/**
 * The journal of a run, where the settings name a file. When it cannot be written, a full disk say, that is told once
 * and the run goes on: what is measured is still in the result.
 */
export async function openRunJournal({ runId, clock, settings, plan, onEvent }: RunJournalParts) {
  let journal: JournalWriter | undefined;
  const orGoOnWithout = async (write: () => Promise<unknown>) => {
    try {
      await write();
    } catch (error) {
      await journal?.close();
      journal = undefined;
      onEvent({ type: 'journal-failed', message: messageOf(error) });
    }
  };

  const { journalFile } = settings;
  if (journalFile !== undefined) {
    await orGoOnWithout(async () => {
      const header = {
        type: 'header',
        journalVersion,
        runId,
        startedAt: clock.startedAt.toISOString(),
        configuration: hash(plan),
      } as const;
      journal = await createJournal(journalFile, header);
    });
  }
  return {
    append: (entry: JournalEntry) => orGoOnWithout(async () => journal?.append(entry)),
    [Symbol.asyncDispose]: async () => journal?.close(),
  };
}

/** The plan holds all that makes two runs alike: cells with their parameters, seed and orders. */
function hash(plan: Plan): string {
  return createHash('sha256').update(JSON.stringify(plan.blocks)).digest('hex');
}
