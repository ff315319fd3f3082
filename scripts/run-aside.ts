import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { root, turboEnv } from './turbo.ts';

/** When the output of a program is shown: as it comes, or all of it when the program has ended. */
export type Shows = 'at once' | 'at its end';

/** Runs a program in the root folder beside others; resolves to whether it succeeded. One that is missing did not. */
export async function runAside(program: string, args: readonly string[], shows: Shows): Promise<boolean> {
  const output = shows === 'at once' ? 'inherit' : 'pipe';
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', output, output], env: turboEnv });
  const [[code], ...texts] = await Promise.all([
    once(child, 'exit').catch((error) => [error.message]),
    ...[child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream))),
  ]);
  const shown = [...texts, typeof code === 'string' ? code : ''].join('').trim();
  if (shown !== '') console.log(`\n${shown}`);
  return code === 0;
}
