import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf } from '@parbench/core';
import { usageError } from '../errors/usage-error.ts';
import { entryAt } from '../files/entry-at.ts';
import { resolveImport } from '../modules/resolve-import.ts';

/** The origin of a specifier. */
export interface SpecifierOrigin {
  /** Paths and packages are resolved from this folder. */
  readonly folder: string;
  /** Names the option or field in messages. */
  readonly source: string;
}

/**
 * Resolves the URL of a plug-in that a user names: a file, a package's folder, or an installed package.
 * @throws ParbenchError `usage`
 */
export async function resolvePlugin(specifier: string, origin: SpecifierOrigin): Promise<string> {
  if (!isPath(specifier)) return resolvePackage(specifier, specifier, origin);
  const path = resolve(origin.folder, specifier);
  const entry = entryAt(path);
  if (entry.kind === 'none') {
    throw usageError(
      `${origin.source}: expected a file or a folder, received \`${specifier}\`: ${entry.problem ?? `there is none at ${path}`}.`,
    );
  }
  if (entry.kind !== 'folder') return pathToFileURL(path).href;
  return resolvePackage(nameIn(path, origin), specifier, { ...origin, folder: path });
}

function isPath(specifier: string): boolean {
  return /^(\.{1,2}$|\.{0,2}[\\/]|[a-z]:[\\/])/i.test(specifier);
}

/** A package can import itself by its name. */
function nameIn(folder: string, { source }: SpecifierOrigin): string {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name;
  } catch (error) {
    throw usageError(
      `${source}: expected a folder with a \`package.json\`, received ${folder}: ${messageOf(error)}.`,
    );
  }
}

/** Resolves as an `import` in the folder would. */
async function resolvePackage(
  name: string,
  specifier: string,
  { folder, source }: SpecifierOrigin,
): Promise<string> {
  try {
    return await resolveImport(name, pathToFileURL(join(folder, 'package.json')));
  } catch (error) {
    const [reason] = messageOf(error).split('\n');
    throw usageError(
      `${source}: expected a path that begins with \`./\`, or an installed package with an entry, received \`${specifier}\`: ${reason}. Install it, or build it.`,
    );
  }
}
