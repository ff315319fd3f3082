import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Journal, readJournal } from '@parbench/engine';
import { cacheFolder } from '@parbench/engine/internal';
import { usageError } from '../../errors/usage-error.ts';

/** The file for the journal of a run that starts now in `folder`: in the cache folder, among those of that folder. */
export function newJournalFile(folder: string): string {
  return join(journalFolder(folder), `${Date.now()}-${process.pid}.jsonl`);
}

/**
 * The journal of the run that was interrupted last in `folder`.
 * @throws ParbenchError `usage` when there is none, `journal` when it cannot be read
 */
export async function readLatestJournal(folder: string): Promise<Journal> {
  const latest = (await listJournals(folder)).at(-1);
  if (latest !== undefined) return readJournal(latest);
  throw usageError(
    `\`--resume\`: expected an interrupted run that was started in this folder, received none: there is no journal in ${journalFolder(folder)}. Start one without \`--resume\`.`,
  );
}

/** Removes the journal of a run in `folder` whose result is out, and older ones: only the latest is ever resumed. */
export async function removeJournals(folder: string, upTo: string): Promise<void> {
  const outdated = (await listJournals(folder)).filter((file) => file <= upTo);
  await Promise.all(outdated.map((file) => rm(file, { force: true })));
}

/** In order of their runs' starts, which their names begin with. */
async function listJournals(folder: string): Promise<readonly string[]> {
  const names = await readdir(journalFolder(folder)).catch(() => []);
  return names.toSorted().map((name) => join(journalFolder(folder), name));
}

function journalFolder(folder: string): string {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(cacheFolder(), 'journals', key);
}
