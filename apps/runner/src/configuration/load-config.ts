import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { usageError } from '../errors/usage-error.ts';
import type { ModuleHost } from '../module-host/start-module-host.ts';
import type { Config } from './define-config.ts';

/** A configuration with where it was found. */
export interface LoadedConfig extends Config {
  readonly file: string;
}

/**
 * Loads the configuration of `--config`, whose `path` is taken from `folder`, else the nearest one from there upwards, in `host`.
 * @returns undefined when there is none
 * @throws ParbenchError `usage` when it is missing, does not load or is invalid
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

/** The nearest configuration file, in `folder` or upwards; undefined when there is none. */
function findConfig(folder: string): string | undefined {
  const file = names.map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
  const parent = dirname(folder);
  return file ?? (parent === folder ? undefined : findConfig(parent));
}

/**
 * The file of `--config`.
 * @throws ParbenchError `usage` when there is none
 */
function requireConfig(path: string, folder: string): string {
  const file = resolve(folder, path);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  throw usageError(
    `\`--config\`: expected a file such as \`./${names[0]}\`, received \`${path}\`: there is no file at ${file}. Leave the option away to take the nearest one upwards.`,
  );
}
