import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { usageError } from '../../errors/usage-error.ts';
import type { PackageFiles } from './template.ts';

/** The place of a new package. */
export interface PackagePlace {
  readonly folder: string;
  readonly packageName: string;
}

/**
 * Writes a package into a folder that it creates.
 * @throws ParbenchError `usage` if the folder exists or cannot be created
 */
export function writePackage({ folder }: PackagePlace, files: PackageFiles): void {
  createFolder(folder);
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
}

/** Creates it in one step: what appears there meanwhile is never overwritten. */
function createFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw usageError(`\`parbench new\`: ${message}.`, { cause: error });
    throw usageError(
      `\`parbench new\`: expected a folder that does not exist yet, received ${folder}, which does. Choose another name, or remove it.`,
    );
  }
}
