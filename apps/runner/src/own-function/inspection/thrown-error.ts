import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '@parbench/core';

/** What was thrown, with the place in the user's file where that is known. */
export interface ThrownError {
  readonly message: string;
  /** `src/hash.ts:12:5` */
  readonly place?: string;
}

/** What was thrown, in one line, with the innermost place in the user's own files. */
export function describeThrown(thrown: unknown): ThrownError {
  const name = thrown instanceof Error ? `${thrown.name}: ` : '';
  const [first] = messageOf(thrown).split('\n');
  const place = thrown instanceof Error ? placeIn(thrown.stack ?? '') : undefined;
  return { message: `${name}${first}`, ...(place !== undefined && { place }) };
}

/** A frame's file, line and column: `at hash (/src/hash.ts:12:5)` or `at file:///src/hash.ts:12:5`. */
const frame = /^\s+at (?:.*\()?((?:file:\/\/|\/|[a-z]:\\).+):(\d+):(\d+)\)?$/gim;

function placeIn(stack: string): string | undefined {
  const places = [...stack.matchAll(frame)].map(([, file = '', line, column]) => ({ file, line, column }));
  const own = places.find(({ file }) => !/[\\/]node_modules[\\/]|bundle\.mjs$/.test(file));
  if (own === undefined) return undefined;
  const file = own.file.startsWith('file:') ? fileURLToPath(own.file) : own.file;
  return `${relative(process.cwd(), file)}:${own.line}:${own.column}`;
}

/** What was thrown with its place, for messages. */
export function sayThrown({ message, place }: ThrownError): string {
  return place === undefined ? message : `${message} (${place})`;
}
