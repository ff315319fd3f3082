import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const program = `${root}node_modules/.bin/turbo`;
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };

/** Runs turbo from the root without telemetry. Its banner goes to standard output: pass on what a caller should see. */
export function turbo(args: readonly string[], stdio: 'inherit' | 'pipe'): SpawnSyncReturns<string> {
  return spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', stdio, stdio],
    env,
  });
}

/** Runs turbo beside others, with its output passed on; resolves to its exit code. */
export async function turboAside(args: readonly string[]): Promise<number | null> {
  const [code] = await once(
    spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env }),
    'exit',
  );
  return code;
}
