import { readFileSync } from 'node:fs';

/** The text of one of the kernel's files; undefined where this host has none. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}
