import { constants, type Stats } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { messageOf, ParbenchError } from '@parbench/core';
import { usageError } from '../errors/usage-error.ts';

/** The destination of `--json`. */
export interface JsonTarget {
  /** Stdout is reserved for JSON. */
  readonly isStdout: boolean;
  /** @throws ParbenchError `result` when it can no longer be written */
  write(document: object): Promise<void>;
}

/**
 * Opens the destination, after checking that `path` can be written; `-` is stdout.
 * @throws ParbenchError `usage`
 */
export async function openJsonTarget(path: string): Promise<JsonTarget> {
  if (path === '-') {
    return { isStdout: true, write: async (document) => void process.stdout.write(toText(document)) };
  }
  await checkWritable(path);
  return { isStdout: false, write: (document) => writeDocument(path, document) };
}

async function checkWritable(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  if (!(await entryAt(folder))?.isDirectory()) throw notWritable(path, `there is no folder \`${folder}\``);
  const entry = await entryAt(path);
  if (entry?.isDirectory()) throw notWritable(path, 'it is a folder');
  await access(entry === undefined ? folder : path, constants.W_OK).catch((error) => {
    throw notWritable(path, messageOf(error));
  });
}

function entryAt(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

function notWritable(path: string, reason: string): Error {
  return usageError(
    `\`--json\`: expected a writable file, or \`-\` for stdout, received \`${path}\`: ${reason}. Create the folder, or name another file.`,
  );
}

async function writeDocument(path: string, document: object): Promise<void> {
  await writeFile(path, toText(document)).catch((error) => {
    throw new ParbenchError('result', `\`${path}\` could not be written: ${messageOf(error)}.`, {
      cause: error,
    });
  });
}

function toText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
