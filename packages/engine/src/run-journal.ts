import { messageOf } from '@parbench/core';
import { hashConfiguration } from './configuration.ts';
import { createJournal, type JournalWriter } from './journal.ts';
import { type JournalEntry, journalVersion } from './journal-entry.ts';
import type { PilotedWorkload } from './pilot-workloads.ts';
import type { RunClock } from './run-clock.ts';
import type { RunEvent } from './run-event.ts';
import type { RunSettings } from './run-settings.ts';

interface RunJournalParts {
  readonly runId: string;
  readonly clock: RunClock;
  readonly settings: RunSettings;
  readonly workloads: readonly PilotedWorkload[];
  readonly onEvent: (event: RunEvent) => void;
}

/**
 * The journal of a run, where the settings name a file. When it cannot be written, a full disk say, that is told once
 * and the run goes on: what is measured is still in the result.
 */
export async function openRunJournal({ runId, clock, settings, workloads, onEvent }: RunJournalParts) {
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
        configuration: hashConfiguration(workloads, settings),
      } as const;
      journal = await createJournal(journalFile, header);
    });
  }
  return {
    append: (entry: JournalEntry) => orGoOnWithout(async () => journal?.append(entry)),
    [Symbol.asyncDispose]: async () => journal?.close(),
  };
}
