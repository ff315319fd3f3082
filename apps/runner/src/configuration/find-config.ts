import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { usageError } from '../errors/usage-error.ts';

const names = ['ts', 'mts', 'js', 'mjs'].map((extension) => `parbench.config.${extension}`);

/** The nearest configuration file, in `folder` or upwards; undefined when there is none. */
export function findConfig(folder: string): string | undefined {
  const file = names.map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
  const parent = dirname(folder);
  return file ?? (parent === folder ? undefined : findConfig(parent));
}

/**
 * The file of `--config`.
 * @throws ParbenchError `usage` when there is none
 */
export function requireConfig(path: string): string {
  const file = resolve(path);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  throw usageError(
    `\`--config\`: expected a file such as \`./${names[0]}\`, received \`${path}\`: there is no file at ${file}. Leave the option away to take the nearest one upwards.`,
  );
}
