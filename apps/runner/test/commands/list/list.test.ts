import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parbench, runCommand } from '../../run-command.ts';

const workers = availableParallelism();

describe('parbench list', () => {
  it('shows the default matrix', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['list'], { env: { COLUMNS: '120' } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Matrix: 24 cells');
    expect(stdout).toContain(`inline@1 threads@${workers} processes@${workers} cluster@${workers}`);
    expect(stdout).toMatch(/not selected: .*processes\/advanced/s);
  });

  it('shows what the options select, with the baseline', async () => {
    const filters = '--filter workload:echo --filter !workload:echo/* --filter cluster';
    const args = `-- list ${filters} --workers 1,3 --set kind=string`.split(' ');
    const { stdout } = await runCommand(args);
    expect(stdout).toContain('Matrix: 3 cells');
    expect(stdout).toContain('bytes=65536 kind=string · inline@1 cluster@1 cluster@3');
  });

  it('says of a workload that is selected alone what it is for, with links as text', async () => {
    const { stdout } = await runCommand(['list', '--filter', 'workload:spin'], { env: { COLUMNS: '400' } });
    expect(stdout).toMatch(/stresses: .*\n.*source: .*Task Bench \(https:.*\n.*verification: /);
    expect((await runCommand(['list'])).stdout).not.toContain('stresses: ');
  });

  it('adds the strategies of a file to the built-in ones', async () => {
    const file = fileURLToPath(new URL('../../fixtures/own-strategy.ts', import.meta.url));
    const { stdout } = await runCommand(['list', '--strategy', file, '--filter', 'own-*']);
    expect(stdout).toContain(`inline@1 own-inline@1`);
  });

  it('shows all variants and declared values with --all', async () => {
    const { stdout } = await runCommand(['list', '--all', '--filter', 'workload:echo', '--set', 'bytes=64']);
    expect(stdout).toContain('processes/advanced@');
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/bytes=64 kind=\w+, \w+, \w+ · /);
  });

  it.for([{ COLUMNS: '50' }, { COLUMNS: '80' }, { COLUMNS: '120' }])('fits %j', async (env) => {
    const { stdout } = await runCommand(['list', '--all', '--filter', 'workload:spin'], { env });
    const longest = Math.max(...stdout.split('\n').map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(Number(env.COLUMNS));
  });

  it('has colour only under FORCE_COLOR', async () => {
    expect((await runCommand(['list'])).stdout).not.toContain('\u001b[');
    expect((await runCommand(['list'], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[');
  });

  it('exits with 0 when the reader closes the pipe', async () => {
    const child = spawn(process.execPath, [...parbench, 'list', '--all']);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const [exitCode] = await once(child, 'close');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});
