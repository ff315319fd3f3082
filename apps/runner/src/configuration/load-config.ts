import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { usageError } from '../errors/usage-error.ts';
import { entryAt } from '../files/entry-at.ts';
import type { ModuleHost } from '../module-host/start-module-host.ts';
import type { Config } from './define-config.ts';

/** A configuration and its file. */
export interface LoadedConfig extends Config {
  readonly file: string;
}

/**
 * Loads a configuration in `host`: that of `--config`, whose `path` is relative to `folder`, or else the nearest one in
 * `folder` or above.
 * @returns undefined if there is none
 * @throws ParbenchError `usage` if it is missing, does not load or is invalid
 */
export async function loadConfig(
  folder: string,
  path: string | undefined,
  host: ModuleHost,
): Promise<LoadedConfig | undefined> {
  const file = path === undefined ? findConfig(folder) : requireConfig(path, folder);
  if (file === undefined) return undefined;
  const expected = `\`${file}\`: expected a module whose default export is a configuration`;
  const [{ exported }, { parseConfig }] = await Promise.all([
    host.ask('config', { file }, { expected }),
    import('./parse-config.ts'),
  ]);
  return { file, ...parseConfig(exported, file) };
}

const names = ['ts', 'mts', 'js', 'mjs'].map((extension) => `parbench.config.${extension}`);

/** Finds the nearest configuration file, in `folder` or above; undefined if there is none. */
function findConfig(folder: string): string | undefined {
  const file = names.map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
  const parent = dirname(folder);
  return file ?? (parent === folder ? undefined : findConfig(parent));
}

/**
 * Resolves the file of `--config`.
 * @throws ParbenchError `usage` if there is none
 */
function requireConfig(path: string, folder: string): string {
  const file = resolve(folder, path);
  const entry = entryAt(file);
  if (entry.kind === 'file') return file;
  const reason = entry.problem ?? `there is no file at ${file}`;
  throw usageError(
    `\`--config\`: expected a file such as \`./${names[0]}\`, received \`${path}\`: ${reason}. Omit the option to use the nearest one, here or in a folder above.`,
  );
}
