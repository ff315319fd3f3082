import { messageOf } from '@parbench/core';
import type { Configuration } from '../journal/configuration.ts';
import { createJournal, type JournalWriter } from '../journal/journal.ts';
import { type JournalEntry, journalVersion } from '../journal/journal-entry.ts';
import type { RunClock } from './run-clock.ts';
import type { RunEvent } from './run-event.ts';

interface RunJournalParts {
  readonly runId: string;
  readonly clock: RunClock;
  readonly file: string | undefined;
  readonly configuration: Configuration;
  /** What is finished already. */
  readonly entries: readonly JournalEntry[];
  readonly onEvent: (event: RunEvent) => void;
}

/**
 * The journal of a run, where there is to be one. When it cannot be written, a full disk say, that is told once
 * and the run goes on: what is measured is still in the result.
 */
export async function openRunJournal(parts: RunJournalParts) {
  const { runId, clock, file, configuration, entries, onEvent } = parts;
  let journal: JournalWriter | undefined;
  const dropOnFailure = async (write: () => Promise<unknown>) => {
    try {
      await write();
    } catch (error) {
      await journal?.close();
      journal = undefined;
      onEvent({ type: 'journal-failed', message: messageOf(error) });
    }
  };

  if (file !== undefined) {
    await dropOnFailure(async () => {
      const header = {
        type: 'header',
        journalVersion,
        runId,
        startedAt: clock.startedAt.toISOString(),
        configuration,
      } as const;
      journal = await createJournal(file, header, entries);
    });
  }
  return {
    append: (entry: JournalEntry) => dropOnFailure(async () => journal?.append(entry)),
    [Symbol.asyncDispose]: async () => journal?.close(),
  };
}
