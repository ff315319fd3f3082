import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs turbo from the root without telemetry. Its banner goes to standard output: pass on what a caller should see. */
export function turbo(args: readonly string[], stdio: 'inherit' | 'pipe'): SpawnSyncReturns<string> {
  return spawnSync(`${root}node_modules/.bin/turbo`, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', stdio, stdio],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
  });
}
