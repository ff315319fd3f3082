import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { ParbenchError } from '@parbench/core';

/**
 * Returns the folder of the user for data that parbench stores between runs; `PARBENCH_CACHE_DIR` overrides it. A relative
 * `XDG_CACHE_HOME` is ignored, as the XDG Base Directory Specification requires.
 * @throws ParbenchError `usage` if the user has no home folder
 */
export function cacheFolder(): string {
  const { PARBENCH_CACHE_DIR: own, XDG_CACHE_HOME: shared, LOCALAPPDATA: local } = process.env;
  if (own) return own;
  if (process.platform === 'win32') return join(local ?? home('AppData', 'Local'), 'parbench', 'Cache');
  if (process.platform === 'darwin') return home('Library', 'Caches', 'parbench');
  return shared && isAbsolute(shared) ? join(shared, 'parbench') : home('.cache', 'parbench');
}

function home(...names: readonly string[]): string {
  const folder = homeFolder();
  if (folder !== undefined && isAbsolute(folder)) return join(folder, ...names);
  throw new ParbenchError(
    'usage',
    `\`HOME\`: expected the user's home folder, received ${folder === undefined ? 'nothing, and the system knows none' : `\`${folder}\``}. Set \`PARBENCH_CACHE_DIR\` to the folder that parbench may keep its data in.`,
  );
}

/** The system knows none for a user without an entry, as in a container with a number as its user. */
function homeFolder(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}
