import { type FileHandle, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, ParbenchError } from '@parbench/core';
import type { z } from 'zod';
import { describeIssue } from '../result/describe-issue.ts';
import { makeFolder } from '../storage/make-folder.ts';
import {
  type JournalEntry,
  type JournalHeader,
  journalEntrySchema,
  journalHeaderSchema,
} from './journal-entry.ts';

/** Writes the journal of a run: JSON lines, the header first. */
export interface JournalWriter extends AsyncDisposable {
  /**
   * Resolves once the line is on the disk, so that it survives the death of the run. Lines are written in the order of
   * the calls. After a failure every later call fails too: half a line may be in the file, and nothing may follow it.
   * @throws ParbenchError `journal` if the file cannot be written, for example when the disk is full
   */
  append(entry: JournalEntry): Promise<void>;
  /** Closes the file after all pending lines. Never throws: a failed write is reported by its `append`. */
  close(): Promise<void>;
}

/** The contents of a journal. */
export interface Journal {
  readonly header: JournalHeader;
  readonly entries: readonly JournalEntry[];
  /** Whether the last line was cut short, for example by a kill or a full disk; `entries` does not contain it. */
  readonly isTorn: boolean;
}

/**
 * Creates a journal at `file`, with its folder, and writes the given entries. An existing file is replaced.
 * @throws ParbenchError `journal` if it cannot be written
 */
export async function createJournal(
  file: string,
  header: JournalHeader,
  entries: readonly JournalEntry[] = [],
): Promise<JournalWriter> {
  const handle = await writing(file, () => openNew(file));
  let last = Promise.resolve();
  const write = (...lines: readonly (JournalHeader | JournalEntry)[]) => {
    last = last.then(() => writing(file, () => flushLines(handle, lines)));
    return last;
  };
  const close = async () => {
    await last.catch(() => undefined);
    await handle.close().catch(() => undefined);
  };
  try {
    await write(header, ...entries);
  } catch (error) {
    await close();
    await removePartial(file);
    throw error;
  }
  return { append: (entry) => write(entry), close, [Symbol.asyncDispose]: close };
}

/**
 * Reads the journal at `file`.
 * @throws ParbenchError `journal` if it cannot be read, has no header, or has an invalid line other than a torn last
 * one
 */
export async function readJournal(file: string): Promise<Journal> {
  const lines = (await reading(file)).split('\n');
  const rest = lines.pop();
  const [header, ...entries] = lines;
  if (header === undefined) throw invalidLine(file, 1, 'is missing or cut short');
  return {
    header: parseLine(journalHeaderSchema, header, file, 1),
    entries: entries.map((line, index) => parseLine(journalEntrySchema, line, file, index + 2)),
    isTorn: rest !== '',
  };
}

async function openNew(file: string): Promise<FileHandle> {
  await makeFolder(dirname(file));
  return open(file, 'w');
}

/** Removes a journal without entries, which would hide an older, complete one. A device such as `/dev/stdout` stays. */
async function removePartial(file: string): Promise<void> {
  const isRegular = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isRegular) await rm(file, { force: true }).catch(() => undefined);
}

async function flushLines(handle: FileHandle, lines: readonly object[]): Promise<void> {
  await handle.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await handle.datasync();
}

async function writing<Result>(file: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    throw new ParbenchError(
      'journal',
      `The journal \`${file}\` cannot be written: ${messageOf(cause)}. Free space on its disk, or choose another folder.`,
      { cause },
    );
  }
}

async function reading(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ParbenchError('journal', `The journal \`${file}\` cannot be read: ${messageOf(cause)}.`, {
      cause,
    });
  }
}

function parseLine<Schema extends z.ZodType>(
  schema: Schema,
  line: string,
  file: string,
  number: number,
): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(line, file, number));
  if (parsed.success) return parsed.data;
  throw invalidLine(file, number, `has an invalid ${describeIssue(parsed.error)}`, parsed.error);
}

function parseJson(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw invalidLine(file, number, 'is not JSON', cause);
  }
}

function invalidLine(file: string, number: number, reason: string, cause?: unknown): ParbenchError {
  return new ParbenchError(
    'journal',
    `Line ${number} of the journal \`${file}\` ${reason}: expected a line written by this version of parbench. Start a new run without it.`,
    { cause },
  );
}
