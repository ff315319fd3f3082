import { messageOf } from '@parbench/core';
import { parseResult, type Result } from '@parbench/engine/result';
import { usageError } from '../errors/usage-error.ts';
import { readText } from '../files/read-text.ts';

/** A run of a thousand cells has some ten megabytes; a larger file is something else. */
const mostBytes = 50_000_000;

/**
 * Reads a saved run.
 * @throws ParbenchError `usage` if the file cannot be read or is too large, `result` if it is not a result of parbench
 */
export async function readSavedResult(file: string): Promise<Result> {
  const text = await readText(file, mostBytes).catch((error) => {
    throw usageError(
      `\`${file}\` could not be read: ${messageOf(error)}. Save a run with \`parbench --json FILE\`.`,
      { cause: error },
    );
  });
  return parseResult(text, file);
}
