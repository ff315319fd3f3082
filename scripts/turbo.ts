import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The path of turbo. */
export const turboProgram = `${root}node_modules/.bin/turbo`;

/** The environment without telemetry. */
export const turboEnv = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };

/** Runs turbo from the root without telemetry. Its banner goes to standard output: pass on what a caller should see. */
export function turbo(args: readonly string[], stdio: 'inherit' | 'pipe'): SpawnSyncReturns<string> {
  return spawnSync(turboProgram, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', stdio, stdio],
    env: turboEnv,
  });
}
