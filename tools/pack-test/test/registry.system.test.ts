import { globSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readManifest, workspace } from './packages.ts';
import { type Registry, startRegistry } from './registry.ts';

let registry: Registry;
let folder: string;
const ours = ['parbench', '@parbench/strategy-threads', '@parbench/strategy-processes'];
const quietly = ['--provenance=false', '--ignore-scripts'];
const tiny = ['--json', 'out.json', '--blocks', '1', '--budget', '20s', '--quiet'];
const onNoop = ['--filter', 'workload:noop', ...tiny];

beforeAll(async () => {
  registry = await startRegistry();
  const publisher = registry.createFolder('publisher');
  const publish = (archive: string) => registry.run(publisher, 'npm', 'publish', archive, ...quietly);
  await Promise.all(Object.values(inject('archives')).map(publish));
  folder = registry.createFolder('user');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await registry.run(folder, 'npm', 'install', ...ours);
});

afterAll(() => registry?.[Symbol.asyncDispose]());

it('runs on the oldest supported Node, if it is installed', () => {
  const { platform, arch, version } = process;
  if (`${platform}-${arch}` === 'linux-x64') expect(version).toBe('v22.18.0');
});

describe('installed by npm from a registry', () => {
  it('nothing leads back to the workspace, and the weight is what we promise', () => {
    expect(foldersOfPackages(folder).filter((path) => !path.startsWith(realpathSync(folder)))).toEqual([]);
    const packages = foldersOfPackages(folder);
    const megabytes = sizeOf(folder) / 1e6;
    console.log(`parbench with its strategies: ${packages.length} packages, ${megabytes.toFixed(1)} MB`);
    expect(packages.length).toBeLessThanOrEqual(45);
    expect(megabytes).toBeLessThanOrEqual(40);
    const core = readManifest(join(folder, 'node_modules/@parbench/core/package.json'));
    expect(Object.keys(core.dependencies ?? {}).length).toBeLessThanOrEqual(2);
  });

  it('parbench measures a matrix', async () => {
    const { cells, runtimes } = await measure('--filter', 'workload:noop');
    expect(cells.map(({ strategy, status, reason }) => [strategy.name, status, reason])).toEqual([
      ['inline', 'ok', undefined],
      ['threads', 'ok', undefined],
      ['processes', 'ok', undefined],
      ['cluster', 'ok', undefined],
    ]);
    expect(runtimes[0]?.version).toBe(process.versions.node);
    for (const { metrics } of cells) expect(metrics.throughputPerSecond?.value).toBeGreaterThan(0);
  });

  it('parbench measures a function in TypeScript and advises', async () => {
    const source =
      'enum Factor { double = 2 }\nexport const args = [21];\nexport default (n: number) => n * Factor.double;';
    writeFileSync(join(folder, 'double.ts'), source);
    const { cells, advice } = await measure('./double.ts', '--filter', 'threads', '--workers', '1');
    expect(cells.map(({ status }) => status)).toEqual(cells.map(() => 'ok'));
    expect(advice).toMatchObject([
      { workload: 'double', text: expect.arrayContaining([expect.any(String)]) },
    ]);
  });

  it('parbench skips the pool of a library that is not installed, and says how to install it', async () => {
    const { stdout } = await parbench('list', '--filter', 'workload:noop', '--filter', 'pool/tinypool');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('`tinypool` is not installed: `npm install tinypool`.');
  });

  it('a strategy of another contract is refused, and the message says what to install', async () => {
    writeFileSync(join(folder, 'later.mjs'), 'export default { contract: 99, strategies: [] };');
    const { exitCode, stderr } = await registry.runToAnyEnd(
      folder,
      'npx',
      'parbench',
      'list',
      '--strategy',
      './later.mjs',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /was written for contract 99 of parbench: expected contract 2 or 1\. Install its release/,
    );
  });
});

describe('a strategy that `parbench new` makes', () => {
  const name = 'parbench-strategy-my-forks';
  const place = () => join(folder, name);
  const rows = [
    ['inline', 'ok'],
    ['my-forks', 'ok'],
  ];

  it('is at most 60 lines, and has its row by the three commands of the tutorial', async () => {
    const commands = commandsOf('docs/tutorial-strategy.md');
    expect(commands).toHaveLength(3);
    const script = ['set -e', ...commands].join('\n');
    await registry.run(folder, 'bash', '-c', `${script} -- ${onNoop.join(' ')}`);
    expect(linesIn(place(), 'src/*.ts') + linesIn(place(), 'test/*.ts')).toBeLessThanOrEqual(60);
    expect(rowsOf(join(place(), 'out.json'))).toEqual(rows);
  });

  it('conforms, by the test runner of Node', async () => {
    const pattern = '--test-name-pattern=settling/|crashes/|leftovers/';
    const { stdout } = await registry.run(place(), 'npm', 'test', '--', pattern);
    expect(stdout).toMatch(/^. fail 0$/m);
    expect(stdout).toContain('crashes/exit-0');
  });

  it('is published, and measured by another project that pnpm installed', async () => {
    registry.configure(place());
    await registry.run(place(), 'npm', 'publish', ...quietly);
    const other = registry.createFolder('pnpm');
    writeFileSync(join(other, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    await registry.run(other, 'npx', '-y', 'pnpm', 'add', '--config.minimumReleaseAge=0', 'parbench', name);
    expect(foldersOfPackages(other).filter((path) => !path.startsWith(realpathSync(other)))).toEqual([]);
    const args = ['--strategy', name, '--filter', 'my-forks', ...onNoop];
    await registry.run(other, join(other, 'node_modules/.bin/parbench'), ...args);
    expect(rowsOf(join(other, 'out.json'))).toEqual(rows);
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

function parbench(...args: readonly string[]) {
  return registry.run(folder, join(folder, 'node_modules/.bin/parbench'), ...args);
}

async function measure(...args: readonly string[]): Promise<MatrixResult> {
  await parbench(...args, ...tiny);
  return JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
}

function rowsOf(file: string): readonly (readonly string[])[] {
  const { cells }: MatrixResult = JSON.parse(readFileSync(file, 'utf8'));
  return cells.map(({ strategy, status }) => [strategy.name, status]);
}

/** The real folders of all packages in `node_modules`, however they are nested. */
function foldersOfPackages(root: string): readonly string[] {
  const manifests = globSync('node_modules/**/package.json', { cwd: root });
  const isPackage = (path: string) => /(^|\/)node_modules\/(@[^/]+\/)?[^/.]+[^/]*\/package\.json$/.test(path);
  return [...new Set(manifests.filter(isPackage).map((path) => realpathSync(join(root, path, '..'))))];
}

function sizeOf(root: string): number {
  const files = globSync('node_modules/**/*', { cwd: root }).map((path) => statSync(join(root, path)));
  return files.filter((file) => file.isFile()).reduce((sum, { size }) => sum + size, 0);
}

/** The commands of the first block of a page. */
function commandsOf(page: string): readonly string[] {
  const [, block = ''] = /^```sh\n(.*?)^```/ms.exec(readFileSync(join(workspace, page), 'utf8')) ?? [];
  return block.trim().split('\n');
}

function linesIn(root: string, pattern: string): number {
  const texts = globSync(pattern, { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
  return texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '').length;
}
