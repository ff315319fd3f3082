import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseResult } from '@parbench/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeCommit } from '../../../src/git/working-tree.ts';
import { parbench, runCommand } from '../../run-command.ts';

const oneCell = ['--filter', 'workload:noop', '--filter', 'inline'];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-run-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('parbench run', () => {
  it('writes its result as JSON to a file, and a table to stdout', async () => {
    const file = join(folder, 'out.json');
    const args = [...oneCell, '--seed', '7', '--blocks', '2', '--json', file];
    const { exitCode, stdout, stderr } = await runCommand(args, { program: parbench });
    const result = parseResult(readFileSync(file, 'utf8'));
    expect(exitCode, stderr).toBe(0);
    expect(result.plan).toMatchObject({ seed: 7, maxBlocks: 2 });
    expect(result.cells).toMatchObject([{ status: 'ok', strategy: { name: 'inline' } }]);
    expect(stdout).toMatch(/^ {2}inline +\d/m);
    expect(stderr).toMatch(/^1 workload, about 2 blocks in/);
  }, 60_000);

  it('writes only JSON to stdout with `--json -`', async () => {
    const options = ['--blocks', '1', '--quiet', '--json', '-', '--label', 'before the upgrade'];
    const { stdout, stderr } = await runCommand([...oneCell, ...options]);
    const { run, workloads } = parseResult(stdout);
    expect(workloads).toMatchObject([{ name: 'noop', blocks: 1 }]);
    expect([run.label, run.commit]).toEqual(['before the upgrade', await describeCommit(process.cwd())]);
    expect(stderr).toBe('');
  }, 60_000);

  it('reports a cell that fails with its reason, goes on, and exits with 1', async () => {
    const broken = ['--filter', 'workload:spin', '--set', 'spin.iterations=-1'];
    const { exitCode, stdout } = await runCommand([...oneCell, ...broken, '--blocks', '1']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^ {2}inline +\d/m);
    expect(stdout).toMatch(/inline \(1 worker\) failed: `iterations` of `spin`/);
  }, 60_000);

  it('prints the plan and runs nothing with --dry-run', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['--dry-run', '--budget', '60s', '--seed', '3']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Seed 3: about \d+ blocks and \d+ solo trials/);
    expect(stdout).toMatch(/^ {3}1 .* noop {2}inline@1 threads@\d+ processes@\d+ cluster@\d+$/m);
  });

  it.skipIf(process.platform === 'win32')(
    'runs trials on the Node of --node',
    async () => {
      const node = join(folder, 'traced-node');
      const trace = join(folder, 'trace');
      writeFileSync(node, `#!/bin/sh\necho "$*" >> '${trace}'\nexec '${process.execPath}' "$@"\n`, {
        mode: 0o755,
      });
      const cells = '--filter workload:noop --filter processes --filter !processes/* --baseline processes';
      const { exitCode, stdout, stderr } = await runCommand([
        ...cells.split(' '),
        ...['--blocks', '1', '--node', node],
      ]);
      expect(exitCode, stderr).toBe(0);
      expect(stdout).toContain(`Node ${process.versions.node}`);
      expect(readFileSync(trace, 'utf8')).toMatch(/trial-host\/host\.(ts|js)/);
    },
    60_000,
  );

  it.for(['SIGINT', 'SIGTERM'] as const)(
    'renders the finished part and exits with 130 on %s',
    { timeout: 60_000 },
    async (signal) => {
      const child = spawn(process.execPath, [...parbench, '--filter', 'workload:spin']);
      const stdout: string[] = [];
      child.stdout.on('data', (chunk) => stdout.push(String(chunk)));
      await once(child.stderr, 'data');
      child.kill(signal);
      const [exitCode] = await once(child, 'close');
      expect(exitCode).toBe(130);
      expect(stdout.join('')).toContain('stopped because it was interrupted');
    },
  );
});
