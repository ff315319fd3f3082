import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder of this process's own in the system's temporary folder. It is removed when the process exits, however
 * it exits but for a kill: also at a second Ctrl-C, which leaves no time to wait for anything.
 */
export function createTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parbench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
