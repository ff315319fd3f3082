import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { usageError } from '../errors/usage-error.ts';
import { describeLoadFailure } from '../modules/describe-load-failure.ts';
import type { Config } from './define-config.ts';
import { expandEntry } from './expand-entry.ts';
import { findConfig, requireConfig } from './find-config.ts';
import { resolvePlugin } from './resolve-plugin.ts';

/** A configuration with where it was found. */
export interface LoadedConfig extends Config {
  readonly file: string;
}

/**
 * Loads the configuration of `--config`, else the nearest one upwards from the working folder.
 * @returns undefined when there is none
 * @throws ParbenchError `usage` when it is missing, does not load or is invalid
 */
export async function loadConfig(path?: string): Promise<LoadedConfig | undefined> {
  const file = path === undefined ? findConfig(process.cwd()) : requireConfig(path);
  if (file === undefined) return undefined;
  const { parseConfig } = await import('./parse-config.ts');
  return { file, ...parseConfig(await importDefault(file), file) };
}

/**
 * The URLs of a configuration's plug-ins.
 * @throws ParbenchError `usage`, naming the field of an entry that leads nowhere
 */
export async function resolveEntries({ file, plugins = [] }: LoadedConfig): Promise<readonly string[]> {
  const folder = dirname(file);
  const urls = plugins.map(async (entry, index) => {
    const source = `\`plugins[${index}]\` of \`${file}\``;
    const specifiers = expandEntry(entry, { folder, source });
    return Promise.all(specifiers.map((specifier) => resolvePlugin(specifier, { folder, source })));
  });
  return (await Promise.all(urls)).flat();
}

async function importDefault(file: string): Promise<unknown> {
  const url = pathToFileURL(file).href;
  try {
    return (await import(url)).default;
  } catch (cause) {
    throw usageError(
      `\`${file}\`: expected a module whose default export is a configuration, received one that does not load: ${describeLoadFailure(cause, url)}`,
      { cause },
    );
  }
}
