import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf } from '@parbench/core';
import { usageError } from '../usage-error.ts';

/**
 * The URL of a plug-in that a user names: a path, or a package as it resolves from the working folder.
 * @throws ParbenchError `usage`
 */
export function resolvePlugin(specifier: string): string {
  return pathToFileURL(isPath(specifier) ? existing(specifier) : installed(specifier)).href;
}

function isPath(specifier: string): boolean {
  return /^(\.{0,2}[\\/]|[a-z]:[\\/])/i.test(specifier);
}

function existing(path: string): string {
  const file = resolve(path);
  if (existsSync(file)) return file;
  throw usageError(`\`--strategy\`: expected a file, received \`${path}\`: there is none at ${file}.`);
}

function installed(name: string): string {
  try {
    return createRequire(resolve('package.json')).resolve(name);
  } catch (error) {
    const [reason] = messageOf(error).split('\n');
    throw usageError(
      `\`--strategy\`: expected a package that is installed here or a path that begins with \`./\`, received \`${name}\`: ${reason}.`,
    );
  }
}
