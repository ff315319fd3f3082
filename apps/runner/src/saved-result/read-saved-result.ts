import { messageOf } from '@parbench/core';
import type { Claims } from '@parbench/engine/claims';
import { parseResult, type Result } from '@parbench/engine/result';
import type { Sweep } from '@parbench/engine/sweep';
import { usageError } from '../errors/usage-error.ts';
import { readText } from '../files/read-text.ts';

/** A run of a thousand cells has some ten megabytes; a larger file is something else. */
const mostBytes = 50_000_000;

/**
 * Reads a saved run.
 * @throws ParbenchError `usage` if the file cannot be read or is too large, `result` if it is not a result of parbench
 */
export async function readSavedResult(file: string): Promise<Result> {
  return parseResult(await readSaved(file), file);
}

/**
 * Reads a saved run, a saved sweep or saved claims.
 * @throws ParbenchError like `readSavedResult`
 */
export async function readSavedDocument(file: string): Promise<Result | Sweep | Claims> {
  const text = await readSaved(file);
  // Sweeps and claims name their kind in their first lines; anything else is for the messages about runs.
  const [, kind] = /^\s*\{\s*"kind":\s*"(sweep|claims)"/.exec(text) ?? [];
  if (kind === 'sweep') {
    const { parseSweep } = await import('@parbench/engine/sweep');
    return parseSweep(text, file);
  }
  if (kind === 'claims') {
    const { parseClaims } = await import('@parbench/engine/claims');
    return parseClaims(text, file);
  }
  return parseResult(text, file);
}

function readSaved(file: string): Promise<string> {
  return readText(file, mostBytes).catch((error) => {
    throw usageError(
      `\`${file}\` could not be read: ${messageOf(error)}. Save a run with \`parbench --json FILE\`.`,
      { cause: error },
    );
  });
}
