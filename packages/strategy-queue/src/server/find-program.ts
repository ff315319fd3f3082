import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Availability } from '@parbench/core';

/** A server that a strategy can start, by any of its programs. */
export interface ServerKind {
  /** For messages: `Redis or Valkey`. */
  readonly name: string;
  /** The programs, the preferred one first. */
  readonly programs: readonly string[];
  /** The Debian package that has the first of them. */
  readonly debianPackage: string;
}

/** Returns the path of the first of `programs` in the folders of `PATH`; `undefined` if none is there. */
export function findProgram(programs: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.length > 0);
  return programs
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find((path) => isExecutable(path));
}

/** Whether a strategy can run: it starts a server of its own, or has the option `url` of one that runs. */
export function serverAvailability(
  { name, programs, debianPackage }: ServerKind,
  { url }: Readonly<Record<string, unknown>> = {},
): Availability {
  if (url !== undefined || findProgram(programs) !== undefined) return { available: true };
  const list = programs.map((program) => `\`${program}\``).join(' or ');
  const reason = `it needs a ${name} server, but found no ${list} on the path. Install one (Debian: \`apt install ${debianPackage}\`), or set the option \`url\` to a running server.`;
  return { available: false, reason };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
