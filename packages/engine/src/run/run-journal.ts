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
  /** The entries that a resumed run takes over. */
  readonly entries: readonly JournalEntry[];
  readonly onEvent: (event: RunEvent) => void;
}

/**
 * Opens the journal of a run, if it has a file. If the journal cannot be written, as on a full disk, that is reported
 * once and the run continues: the measurements are still in the result.
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
