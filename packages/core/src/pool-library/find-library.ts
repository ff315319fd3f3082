import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { messageOf } from '../errors.ts';
import type { Availability, WrappedLibrary } from '../strategy.ts';

/** A library that may be installed. */
export interface FoundLibrary {
  readonly availability: Availability;
  /** Missing when the library is not installed. */
  readonly library?: WrappedLibrary;
}

const found = new Map<string, FoundLibrary>();

/** Finds the package `name` as a module at `url` would, without loading it. Remembers the result. */
export function findLibrary(name: string, url: string): FoundLibrary {
  const place = `${name} ${url}`;
  const known = found.get(place) ?? lookFor(name, url);
  found.set(place, known);
  return known;
}

function lookFor(name: string, url: string): FoundLibrary {
  try {
    const file = findPackageJSON(name, url);
    if (file === undefined) throw new Error('it has no `package.json`');
    const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
    return { availability: { available: true }, library: { name, version } };
  } catch (error) {
    const reason = isMissing(error) ? 'is not installed' : `cannot be read (${messageOf(error)})`;
    return { availability: { available: false, reason: `\`${name}\` ${reason}: \`npm install ${name}\`.` } };
  }
}

function isMissing(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === 'ERR_MODULE_NOT_FOUND';
}
