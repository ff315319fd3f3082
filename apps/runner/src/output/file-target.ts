import { constants, type Stats } from 'node:fs';
import { access, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { messageOf, ParbenchError } from '@parbench/core';
import { usageError } from '../errors/usage-error.ts';

/** A file that a result will be written to. */
export interface FileTarget {
  readonly path: string;
  /**
   * Writes the whole text or nothing.
   * @throws ParbenchError `result` when it can no longer be written
   */
  write(text: string): Promise<void>;
}

/**
 * Checks before a run that `path`, the value of `option`, can be written after it.
 * @throws ParbenchError `usage`
 */
export async function openFileTarget(option: string, path: string): Promise<FileTarget> {
  await checkWritable(option, path);
  return {
    path,
    async write(text) {
      await writeText(path, text).catch((error) => {
        throw new ParbenchError('result', `\`${path}\` could not be written: ${messageOf(error)}.`, {
          cause: error,
        });
      });
    },
  };
}

async function checkWritable(option: string, path: string): Promise<void> {
  if (path === '') throw notWritable(option, path, 'it is empty');
  const folder = dirname(resolve(path));
  if (!(await entryAt(folder))?.isDirectory()) {
    throw notWritable(option, path, `there is no folder \`${folder}\``);
  }
  const entry = await entryAt(path);
  if (entry?.isDirectory()) throw notWritable(option, path, 'it is a folder');
  await access(entry === undefined ? folder : path, constants.W_OK).catch((error) => {
    throw notWritable(option, path, messageOf(error));
  });
}

function notWritable(option: string, path: string, reason: string): Error {
  return usageError(
    `\`${option}\`: expected a writable file, or \`-\` for stdout, received \`${path}\`: ${reason}. Create the folder, or name another file.`,
  );
}

/**
 * Replaces a regular file as a whole, so that a full disk leaves the old one. Anything else, such as a device or a file in
 * a folder that cannot be written, is written in place.
 */
async function writeText(path: string, text: string): Promise<void> {
  const entry = await entryAt(path);
  const file = entry === undefined ? resolve(path) : await realpath(path);
  const isReplaceable = (entry === undefined || entry.isFile()) && (await isWritable(dirname(file)));
  if (!isReplaceable) return writeFile(file, text, { flush: entry?.isFile() === true });
  const { writeWhole } = await import('@parbench/engine/internal');
  await writeWhole(file, text);
}

function entryAt(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
