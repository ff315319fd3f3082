import { readFileSync } from 'node:fs';

/** The version of this package, as results and journals carry it. */
export function engineVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return version;
}
