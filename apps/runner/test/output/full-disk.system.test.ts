import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseResult } from '@parbench/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, parbenchInShort } from '../run-command.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-full-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether this user may mount a small disk. */
const canMount = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;
const cells = '--filter workload:noop --filter inline --blocks 15';

describe.runIf(process.platform === 'linux')('a full disk', () => {
  it('under standard output is reported in one message', async () => {
    const { exitCode, stderr } = await runInShell('$PARBENCH list > /dev/full');
    expect(stderr).toMatch(/^parbench: standard output could not be written: .*ENOSPC.*\n$/);
    expect(exitCode).toBe(2);
  });

  it.runIf(canMount)(
    'under the journal is reported once, and the result has everything that was measured',
    async () => {
      const script = `mount -t tmpfs -o size=4k tmpfs ${folder} && PARBENCH_CACHE_DIR=${folder} $PARBENCH ${cells} --json -`;
      const { exitCode, stdout, stderr } = await runInShell(script, ['--map-root-user', '--mount']);
      expect(stderr.match(/The journal `.*` cannot be written: .*ENOSPC/g)).toHaveLength(1);
      expect(exitCode).toBe(0);
      const [noop] = parseResult(stdout).workloads;
      expect(noop).toMatchObject({ name: 'noop' });
      expect(noop?.blocks).toBeGreaterThan(5);
    },
    120_000,
  );
});

/** Runs a shell script with the command in `$PARBENCH`, in new namespaces if `unshare` is given options. */
function runInShell(script: string, namespaces: readonly string[] = []): Promise<CommandResult> {
  const shell = ['sh', '-c', script];
  const [program = '', ...args] = namespaces.length > 0 ? ['unshare', ...namespaces, ...shell] : shell;
  const env = { ...process.env, PARBENCH: [process.execPath, ...parbenchInShort].join(' ') };
  return new Promise((resolve) => {
    const child = execFile(program, args, { env }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
