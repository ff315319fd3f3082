import { fileURLToPath } from 'node:url';
import { messageOf } from '@parbench/core';

/** Why a module was not loaded, in one line; for a syntax error with its place, which the message alone does not tell. */
export function describeLoadFailure(error: unknown): string {
  const [message] = messageOf(error).split('\n');
  const [, url, line] = /^(file:.+):(\d+)$/m.exec((error as Partial<Error> | null)?.stack ?? '') ?? [];
  const place = url === undefined ? '' : ` (${fileURLToPath(url)}:${line})`;
  return `${message}${place}`;
}
