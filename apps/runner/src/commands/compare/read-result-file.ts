import { readFile } from 'node:fs/promises';
import { messageOf } from '@parbench/core';
import { parseResult, type Result } from '@parbench/engine/result';
import { usageError } from '../../errors/usage-error.ts';

/**
 * Reads a saved run.
 * @throws ParbenchError `usage` when the file cannot be read, `result` when it is no result of parbench
 */
export async function readResultFile(file: string): Promise<Result> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw usageError(
      `\`${file}\`: expected a saved run, received a file that cannot be read: ${messageOf(error)}. Save one with \`parbench --json FILE\`.`,
      { cause: error },
    );
  });
  return parseResult(text, file);
}
