import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf } from '@parbench/core';
import { usageError } from '../usage-error.ts';

/**
 * The URL of a plug-in that a user names: a file, a package's folder, or a package that is installed in the working
 * folder.
 * @throws ParbenchError `usage`
 */
export function resolvePlugin(specifier: string): string {
  const path = resolve(specifier);
  if (!isPath(specifier)) return resolveFrom(process.cwd(), specifier, specifier);
  if (!existsSync(path)) {
    throw usageError(
      `\`--strategy\`: expected a file or a folder, received \`${specifier}\`: there is none at ${path}.`,
    );
  }
  return statSync(path).isDirectory() ? resolveOwn(path, specifier) : pathToFileURL(path).href;
}

function isPath(specifier: string): boolean {
  return /^(\.{1,2}$|\.{0,2}[\\/]|[a-z]:[\\/])/i.test(specifier);
}

/** A package knows itself by its own name. */
function resolveOwn(folder: string, specifier: string): string {
  return resolveFrom(folder, nameIn(folder), specifier);
}

function nameIn(folder: string): string {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name;
  } catch (error) {
    throw usageError(
      `\`--strategy\`: expected a folder with a \`package.json\`, received ${folder}: ${messageOf(error)}.`,
    );
  }
}

function resolveFrom(folder: string, name: string, specifier: string): string {
  try {
    return pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href;
  } catch (error) {
    const [reason] = messageOf(error).split('\n');
    throw usageError(
      `\`--strategy\`: expected a path that begins with \`./\`, or a package that is installed here and has an entry, received \`${specifier}\`: ${reason}.`,
    );
  }
}
