import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Journal, readJournal } from '@parbench/engine';
import { cacheFolder } from '@parbench/engine/internal';
import { usageError } from '../../errors/usage-error.ts';

/** Returns the journal file for a run that starts now in `folder`: in the cache folder, beside those of earlier runs there. */
export function newJournalFile(folder: string): string {
  return join(journalFolder(folder), `${Date.now()}-${process.pid}.jsonl`);
}

/**
 * Reads the journal of the run that was interrupted last in `folder`.
 * @throws ParbenchError `usage` if there is none, `journal` if it cannot be read
 */
export async function readLatestJournal(folder: string): Promise<Journal> {
  const latest = (await listJournals(folder)).at(-1);
  if (latest !== undefined) return readJournal(latest);
  throw usageError(
    `\`--resume\`: expected an interrupted run that was started in this folder, received none: there is no journal in ${journalFolder(folder)}. Start a run without \`--resume\`.`,
  );
}

/** Removes the journal of a finished run in `folder`, and older ones: only the latest can be resumed. */
export async function removeJournals(folder: string, upTo: string): Promise<void> {
  const outdated = (await listJournals(folder)).filter((file) => file <= upTo);
  await Promise.all(outdated.map((file) => rm(file, { force: true })));
}

/** Lists the journals in order of start, which their names begin with. */
async function listJournals(folder: string): Promise<readonly string[]> {
  const names = await readdir(journalFolder(folder)).catch(() => []);
  return names.toSorted().map((name) => join(journalFolder(folder), name));
}

function journalFolder(folder: string): string {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(cacheFolder(), 'journals', key);
}
