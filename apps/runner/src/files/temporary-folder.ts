import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '@parbench/core/errors';
import { usageError } from '../errors/usage-error.ts';

/**
 * Creates a folder of that prefix in the system's temporary folder.
 * @throws ParbenchError `usage` if that folder is missing or cannot be written
 */
export function createTemporaryFolder(prefix: string): string {
  try {
    return mkdtempSync(join(tmpdir(), prefix));
  } catch (cause) {
    throw usageError(
      `\`TMPDIR\`: expected a folder that can be written, received \`${tmpdir()}\`: ${messageOf(cause)}. Set it to another folder.`,
      { cause },
    );
  }
}
