import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '@parbench/core';

/** A thrown error with its location in the user's file, if known. Plain data, so that it can be sent between processes. */
export interface ThrownError {
  readonly message: string;
  readonly location?: Location;
}

/** A location in a file. */
interface Location {
  readonly file: string;
  readonly line: string;
  readonly column: string;
}

/** Describes a thrown value in one line, with the innermost location in the user's own files. */
export function describeThrown(thrown: unknown): ThrownError {
  const name = thrown instanceof Error ? `${thrown.name}: ` : '';
  const [first] = messageOf(thrown).split('\n');
  const location = thrown instanceof Error ? locationIn(thrown.stack ?? '') : undefined;
  return { message: `${name}${first}`, ...(location !== undefined && { location }) };
}

/** A frame's file, line and column: `at hash (/src/hash.ts:12:5)` or `at file:///src/hash.ts:12:5`. */
const frame = /^\s+at (?:.*\()?((?:file:\/\/|\/|[a-z]:\\).+):(\d+):(\d+)\)?$/gim;

function locationIn(stack: string): Location | undefined {
  const locations = [...stack.matchAll(frame)].map(([, file = '', line = '', column = '']) => ({
    file,
    line,
    column,
  }));
  const own = locations.find(({ file }) => !/[\\/]node_modules[\\/]|bundle\.mjs$/.test(file));
  if (own === undefined) return undefined;
  return { ...own, file: own.file.startsWith('file:') ? fileURLToPath(own.file) : own.file };
}

/** Formats a thrown error for messages, with its location relative to `folder`: `Error: no (src/hash.ts:12:5)`. */
export function formatThrown({ message, location }: ThrownError, folder: string): string {
  if (location === undefined) return message;
  return `${message} (${relative(folder, location.file)}:${location.line}:${location.column})`;
}
