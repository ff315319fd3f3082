import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { basename } from 'node:path';

/** A package's name and version. */
export interface PackageIdentity {
  readonly name: string;
  readonly version: string;
}

/** Returns the package that the module at `url` belongs to; a file outside any package is its own. */
export function packageOf(url: string): PackageIdentity {
  const file = findPackageJSON(url);
  // Without a package.json in any folder above, Node returns the module itself.
  if (file === undefined || basename(file) !== 'package.json')
    return { name: basename(url), version: 'none' };
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Partial<PackageIdentity>;
  return { name: name ?? file, version: version ?? 'none' };
}
