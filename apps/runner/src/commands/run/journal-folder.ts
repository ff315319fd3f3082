import { createHash } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Journal, readJournal } from '@parbench/engine';
import { cacheFolder } from '@parbench/engine/internal';
import { usageError } from '../../errors/usage-error.ts';
import { isRunning, processMark } from './process-mark.ts';

/**
 * Returns the journal file for a run that starts now in `folder`: in the cache folder, beside those of earlier runs there.
 * Its name has the start of the run and the process that owns it.
 */
export function newJournalFile(folder: string): string {
  return join(journalFolder(folder), nameOf(String(Date.now())));
}

/**
 * Takes over the journal of the run that was interrupted last in `folder`, and reads it. Of two processes that resume at the
 * same time, one gets it.
 * @throws ParbenchError `usage` if there is none, or its run goes on; `journal` if it cannot be read
 */
export async function takeOverJournal(folder: string): Promise<Journal> {
  for (const file of (await listJournals(folder)).toReversed()) {
    if (isOwned(file)) throw stillRunning(file);
    const own = await claim(file);
    if (own !== undefined) return readJournal(own);
  }
  throw usageError(
    `\`--resume\`: expected an interrupted run that was started in this folder, received none: there is no journal in ${journalFolder(folder)}. Start a run without \`--resume\`.`,
  );
}

/**
 * Removes the journal of a finished run in `folder`, and older ones, since only the latest can be resumed; but none of a run
 * that goes on in another process.
 */
export async function removeJournals(folder: string, upTo: string): Promise<void> {
  const own = processMark(process.pid);
  const outdated = (await listJournals(folder)).filter(
    (file) => file <= upTo && (markIn(file) === own || !isOwned(file)),
  );
  await Promise.all(outdated.map((file) => rm(file, { force: true })));
}

const journalName = /^(\d+)-(\d+(?:-\d+)?)\.jsonl$/;

function nameOf(startedMs: string): string {
  return `${startedMs}-${processMark(process.pid)}.jsonl`;
}

function markIn(file: string): string {
  return journalName.exec(basename(file))?.[2] ?? '';
}

function isOwned(file: string): boolean {
  return isRunning(markIn(file));
}

/**
 * Renames a journal to one of this process: another process then finds it owned, or no longer finds it.
 * @returns its new name; undefined if another process was faster
 */
async function claim(file: string): Promise<string | undefined> {
  const [, startedMs = ''] = journalName.exec(basename(file)) ?? [];
  const own = join(file, '..', nameOf(startedMs));
  try {
    await rename(file, own);
    return own;
  } catch (error) {
    // In a folder that cannot be written, nobody else can claim it either.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : file;
  }
}

function stillRunning(file: string): Error {
  return usageError(
    `\`--resume\`: expected an interrupted run, received one that is still running in this folder, as process ${Number.parseInt(markIn(file), 10)}. Wait until it ends, or end it first.`,
  );
}

/** Lists the journals in order of start, which their names begin with. */
async function listJournals(folder: string): Promise<readonly string[]> {
  const names = await readdir(journalFolder(folder)).catch(() => []);
  return names
    .filter((name) => journalName.test(name))
    .toSorted()
    .map((name) => join(journalFolder(folder), name));
}

function journalFolder(folder: string): string {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(cacheFolder(), 'journals', key);
}
