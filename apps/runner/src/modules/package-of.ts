import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { basename } from 'node:path';

/** A package's name and version. */
export interface PackageIdentity {
  readonly name: string;
  readonly version: string;
}

/** The package that the module at `url` belongs to; a file that belongs to none stands for itself. */
export function packageOf(url: string): PackageIdentity {
  const file = findPackageJSON(url);
  // Where there is no package.json upwards, Node gives the module itself.
  if (file === undefined || basename(file) !== 'package.json')
    return { name: basename(url), version: 'none' };
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Partial<PackageIdentity>;
  return { name: name ?? file, version: version ?? 'none' };
}
