import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Finds the root of a checkout of parbench, in `folder` or above; undefined if there is none. */
export function findRepository(folder: string): string | undefined {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'parbench-workspace') {
    return folder;
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : findRepository(parent);
}
