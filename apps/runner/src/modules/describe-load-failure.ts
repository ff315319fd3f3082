import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { messageOf } from '@parbench/core/errors';

/** Says in one line why the module at `url` did not load; adds the location of a syntax error, which its message omits. */
export function describeLoadFailure(error: unknown, url: string): string {
  const [message] = messageOf(error).split('\n');
  const location = error instanceof SyntaxError ? findLocation(error, url) : undefined;
  return location === undefined ? `${message}` : `${message} (${location})`;
}

/** `/path/of/file.js:7`: for TypeScript it begins the error's stack; for JavaScript only `node --check` reports it. */
function findLocation({ stack = '' }: SyntaxError, url: string): string | undefined {
  const check = () =>
    spawnSync(process.execPath, ['--check', fileURLToPath(url)], { encoding: 'utf8' }).stderr;
  return locationIn(stack) ?? locationIn(check());
}

function locationIn(text: string): string | undefined {
  return /^\S.*:\d+$/.exec(text.split('\n')[0]?.trim() ?? '')?.[0];
}
