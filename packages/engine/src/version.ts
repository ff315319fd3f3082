import { readFileSync } from 'node:fs';

/** Returns the version of this package, for results and journals. */
export function engineVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return version;
}
