import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { messageOf } from '@parbench/core/errors';

/** Why the module at `url` was not loaded, in one line; for a syntax error with its location, which the message does not tell. */
export function describeLoadFailure(error: unknown, url: string): string {
  const [message] = messageOf(error).split('\n');
  const location = error instanceof SyntaxError ? findLocation(error, url) : undefined;
  return location === undefined ? `${message}` : `${message} (${location})`;
}

/** `/path/of/file.js:7`: first in the stack of an error in TypeScript; of one in JavaScript only Node's own check has it. */
function findLocation({ stack = '' }: SyntaxError, url: string): string | undefined {
  const check = () =>
    spawnSync(process.execPath, ['--check', fileURLToPath(url)], { encoding: 'utf8' }).stderr;
  return locationIn(stack) ?? locationIn(check());
}

function locationIn(text: string): string | undefined {
  return /^\S.*:\d+$/.exec(text.split('\n')[0]?.trim() ?? '')?.[0];
}
