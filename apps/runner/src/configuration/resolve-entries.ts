import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { picomatch } from '../bundled/glob.ts';
import { usageError } from '../errors/usage-error.ts';
import type { LoadedConfig } from './load-config.ts';
import { resolvePlugin, type SpecifierOrigin } from './resolve-plugin.ts';

/**
 * Resolves the URLs of a configuration's plug-ins.
 * @throws ParbenchError `usage`, naming the field of an entry that cannot be resolved
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

/**
 * Expands a glob to all package folders that it matches, in order of their names; any other entry is returned as it is.
 * @throws ParbenchError `usage` for a glob without a match
 */
function expandEntry(entry: string, { folder, source }: SpecifierOrigin): readonly string[] {
  if (!picomatch.scan(entry).isGlob) return [entry];
  const packages = globSync(entry, { cwd: folder })
    .map((match) => join(folder, match))
    .filter((path) => existsSync(join(path, 'package.json')));
  if (packages.length > 0) return packages.toSorted();
  throw usageError(
    `${source}: expected a glob that matches folders with a \`package.json\`, received \`${entry}\`, which matches none in ${folder}.`,
  );
}
