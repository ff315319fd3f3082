import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '@parbench/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { result } from '../../fixtures/result.ts';
import { runCommand } from '../../run-command.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-merge-'));
  await save('a.json', result);
  await save('b.json', {
    ...result,
    hosts: result.hosts.map((host) => ({ ...host, identity: { ...host.identity, cpuModel: 'Other CPU' } })),
  });
  await save('seed.json', { ...result, plan: { ...result.plan, seed: result.plan.seed + 1 } });
});
afterAll(() => rm(folder, { recursive: true }));

function save(name: string, saved: Result): Promise<void> {
  return writeFile(join(folder, name), JSON.stringify(saved));
}

it('shows two hosts apart and writes one result, which `report` reads', async () => {
  const merged = await runCommand(['merge', 'a.json', 'b.json', '--html', 'all.html'], { cwd: folder });
  expect(merged).toMatchObject({ exitCode: 0, stderr: '' });
  expect(merged.stdout).toMatch(/^spin {2}on host-1 /m);
  expect(merged.stdout).toMatch(/^spin {2}on host-2 /m);
  expect(merged.stdout.replace(/\s+/g, ' ')).toContain('host-2: Other CPU');
  expect(await readFile(join(folder, 'all.html'), 'utf8')).toContain('Other CPU');
  const { stdout } = await runCommand(['merge', 'a.json', 'b.json', '--json', '-'], { cwd: folder });
  await writeFile(join(folder, 'all.json'), stdout);
  expect(await runCommand(['report', 'all.json'], { cwd: folder })).toMatchObject({ exitCode: 0 });
});

it.each([
  [['a.json'], '`parbench merge`: expected at least two saved runs, received `a.json`'],
  [['a.json', 'seed.json'], '`seed.json`: expected `plan.seed`'],
  [['a.json', 'a.json'], 'received `spin`, on a host of the same kind'],
  [['a.json', 'absent.json'], '`absent.json` could not be read'],
])('%j is refused with one message', async (files, message) => {
  const { exitCode, stderr } = await runCommand(['merge', ...files], { cwd: folder });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
