import { readFileSync } from 'node:fs';

/** Reads a file of the kernel; undefined if this host does not have it. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}
