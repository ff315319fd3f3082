import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { usageError } from '../errors/usage-error.ts';
import type { SpecifierOrigin } from './resolve-plugin.ts';

/**
 * What an entry of a configuration stands for: a glob for all folders that it matches and that hold a package, in order
 * of their names; any other entry for itself.
 * @throws ParbenchError `usage` for a glob without a match
 */
export function expandEntry(entry: string, { folder, source }: SpecifierOrigin): readonly string[] {
  if (!picomatch.scan(entry).isGlob) return [entry];
  const packages = globSync(entry, { cwd: folder })
    .map((match) => join(folder, match))
    .filter((path) => existsSync(join(path, 'package.json')));
  if (packages.length > 0) return packages.toSorted();
  throw usageError(
    `${source}: expected a glob that matches folders with a \`package.json\`, received \`${entry}\`, which matches none in ${folder}.`,
  );
}
