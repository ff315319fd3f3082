import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { ParbenchError } from '@parbench/core';

/** A package's name and version. */
export interface PackageIdentity {
  readonly name: string;
  readonly version: string;
}

/**
 * The package that the module at `url` belongs to.
 * @throws ParbenchError `invalid-plugin` when it belongs to none
 */
export function packageOf(url: string): PackageIdentity {
  const file = findPackageJSON(url);
  if (file === undefined) {
    throw new ParbenchError(
      'invalid-plugin',
      `${url} belongs to no package: expected a \`package.json\` above it.`,
    );
  }
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Partial<PackageIdentity>;
  return { name: name ?? file, version: version ?? 'none' };
}
