import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { install, makeFolder, pack, publishedPackages } from './packages.ts';

const folder = makeFolder();
const archives = new Map<string, string>();

beforeAll(() => {
  for (const published of publishedPackages) archives.set(published.name, pack(published, folder));
  install(archives, folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed packages, installed outside the workspace', () => {
  it('run on the oldest supported Node, if it is installed', () => {
    const { platform, arch, version } = process;
    if (`${platform}-${arch}` === 'linux-x64') expect(version).toBe('v22.18.0');
  });

  it('measure a matrix', () => {
    const result = runMatrix('--filter', 'workload:noop', '--blocks', '2', '--budget', '60s');
    const cells = result.cells.map((cell) => [cell.strategy.name, cell.status, cell.reason]);
    expect(cells).toEqual([
      ['inline', 'ok', undefined],
      ['threads', 'ok', undefined],
      ['processes', 'ok', undefined],
      ['cluster', 'ok', undefined],
    ]);
    expect(result.runtimes[0]?.version).toBe(process.versions.node);
    for (const { metrics } of result.cells) expect(metrics.throughputPerSecond?.value).toBeGreaterThan(0);
  });

  it('skip the pool of a library that is not installed, and report how to install it', () => {
    const { cells } = runMatrix('--filter', 'workload:noop', '--filter', 'pool', '--blocks', '2');
    const [baseline, ...pools] = cells;
    expect(baseline?.status).toBe('ok');
    expect(pools.map(({ status }) => status)).toEqual(Array(7).fill('skipped'));
    expect(pools[0]?.reason).toBe('`tinypool` is not installed: `npm install tinypool`.');
  });

  it('measure a function in TypeScript and advise', () => {
    writeFileSync(
      join(folder, 'double.ts'),
      'enum Factor { double = 2 }\nexport const args = [21];\nexport default (n: number) => n * Factor.double;',
    );
    const result = runMatrix(
      './double.ts',
      '--filter',
      'threads',
      '--workers',
      '1',
      '--blocks',
      '2',
      '--budget',
      '35s',
    );
    expect(result.cells.map(({ status }) => status)).toEqual(result.cells.map(() => 'ok'));
    expect(result.advice).toMatchObject([
      { workload: 'double', text: expect.arrayContaining([expect.any(String)]) },
    ]);
  });

  it.each(publishedPackages)('$name contains what its package.json declares (publint)', ({ name }) => {
    run('publint', ['run', archiveOf(name), '--strict']);
  });

  it.each(publishedPackages)('$name has types that resolve (attw)', ({ name }) => {
    run('attw', [archiveOf(name), '--profile', 'esm-only', '--no-emoji', '--no-color']);
  });
});

interface MatrixResult {
  readonly runtimes: readonly { readonly version: string }[];
  readonly cells: readonly {
    readonly status: string;
    readonly reason?: string;
    readonly strategy: { readonly name: string };
    readonly metrics: { readonly throughputPerSecond?: { readonly value: number } };
  }[];
  readonly advice?: readonly object[];
}

function runMatrix(...args: string[]): MatrixResult {
  const file = join(folder, 'result.json');
  execFileSync(join(folder, 'node_modules/.bin/parbench'), ['run', ...args, '--quiet', '--json', file], {
    cwd: folder,
    stdio: 'pipe',
  });
  return JSON.parse(readFileSync(file, 'utf8'));
}

function archiveOf(name: string): string {
  const archive = archives.get(name);
  if (archive === undefined) throw new Error(`${name} was not packed`);
  return archive;
}

/** Throws an error with the whole output of the tool. */
function run(tool: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8' });
  expect(status, `${stdout}${stderr}`).toBe(0);
}
