/** `pnpm new strategy|workload NAME`: makes a package of the workspace with `parbench new`, formats and installs it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildCommand } from './build-command.ts';
import { root } from './turbo.ts';

const [part, name, ...options] = process.argv.slice(2);
buildCommand();
run(process.execPath, 'apps/runner/dist/cli.js', 'new', ...[part, name].filter(isGiven), ...options);
// Names decide how imports are sorted and where lines break.
run(
  join(root, 'node_modules/.bin/biome'),
  'check',
  '--write',
  '--log-level=error',
  `packages/${part}-${name}`,
);
run('npx', '-y', 'pnpm', 'install', '--silent', '--no-frozen-lockfile');

/** Runs a command from the root; exits as it does if it fails. */
function run(file: string, ...args: readonly string[]): void {
  const { status } = spawnSync(file, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function isGiven(word: string | undefined): word is string {
  return word !== undefined;
}
