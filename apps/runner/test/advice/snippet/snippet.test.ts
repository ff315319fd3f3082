import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FunctionSource, Way } from '../../../src/advice/snippet/snippet.ts';
import { writeSnippet } from '../../../src/advice/snippet/write-snippet.ts';

const run = promisify(execFile);

/** A user's project with the packages that snippets need. */
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-snippet-'));
  const packages = ['core', 'strategy-threads', 'strategy-processes', 'strategy-cluster', 'strategy-pools'];
  for (const name of packages)
    link(`@parbench/${name}`, folderOf(`../../../../../packages/${name}/package.json`));
  const threads = createRequire(
    new URL('../../../../../packages/strategy-threads/package.json', import.meta.url),
  );
  link('piscina', dirname(dirname(threads.resolve('piscina'))));
  for (const [name, code] of Object.entries(functions)) writeFileSync(join(folder, name), code);
});
afterAll(() => rmSync(folder, { recursive: true }));

const functions = {
  'add.ts':
    'export const args: number[] = [20, 22];\nexport default (a: number, b: number): number => a + b;\n',
  'delete.ts':
    'export const args = (seed: number) => [20 + seed, 22];\nexport default (a: number, b: number) => a + b;\n',
  '2-sums.mjs': 'export const total = (numbers) => numbers.reduce((a, b) => a + b);\n',
  'answer.cjs': 'module.exports = () => 42;\n',
  "it's.mjs": 'export default () => 42;\n',
  'work.py': 'def work(a, b):\n    return a + b\n\n\nargs = [20, 22]\n',
};

const sources: Readonly<Record<string, FunctionSource>> = {
  'two arguments of the file': { file: 'add.ts', exportName: 'default', arguments: { from: 'list' } },
  'a seed, in a file named after a keyword': {
    file: 'delete.ts',
    exportName: 'default',
    arguments: { from: 'seeds' },
  },
  'a named export, and arguments of the command line': {
    ...{ file: '2-sums.mjs', exportName: 'total' },
    arguments: { from: 'command-line', list: [[20, 22]] },
  },
  'a file with a quote in its name': {
    file: "it's.mjs",
    exportName: 'default',
    arguments: { from: 'nowhere' },
  },
  'no arguments, in CommonJS': { file: 'answer.cjs', exportName: 'default', arguments: { from: 'nowhere' } },
};

const ways: readonly Way[] = [
  way('threads', 'threads'),
  way('threads/pipelined', 'threads'),
  way('threads/shared', 'threads'),
  way('processes', 'processes'),
  way('processes/advanced', 'processes'),
  way('cluster', 'cluster'),
  way('pool/tinypool', 'pools'),
];

describe('a snippet', () => {
  for (const [what, source] of Object.entries(sources)) {
    it.each(ways.map((way) => [way.strategy.name, way] as const))(
      `runs ${what} in %s as it stands`,
      async (_name, way) => {
        expect(await runSnippet(source, way, process.execPath)).toBe('42');
      },
      60_000,
    );
  }
});

const python = findPython();

describe.skipIf(python === undefined)('a snippet in Python (skipped without Python 3.11)', () => {
  it.each(['python/threads', 'python/processes', 'python/pool'])(
    'runs in %s as it stands',
    async (name) => {
      for (const given of [{ from: 'list' }, { from: 'command-line', list: [20, 22] }] as const) {
        const source: FunctionSource = { file: 'work.py', exportName: 'work', arguments: given };
        const runtime = { name: 'python' } as NonNullable<Way['runtime']>;
        expect(await runSnippet(source, { ...way(name, 'python'), runtime }, python ?? '')).toBe('42');
      }
    },
    60_000,
  );
});

async function runSnippet(source: FunctionSource, way: Way, program: string): Promise<string | undefined> {
  const snippet = writeSnippet(source, way);
  for (const { name, code } of snippet?.files ?? []) writeFileSync(join(folder, name), code);
  const main = snippet?.command.split(' ').at(-1) ?? '';
  const { stdout } = await run(program, [...conditions(program), main], { cwd: folder });
  return stdout.trim();
}

function conditions(program: string): readonly string[] {
  return program === process.execPath ? ['--conditions=@parbench/source'] : [];
}

function way(name: string, from: string): Way {
  return { strategy: { name, package: `@parbench/strategy-${from}` }, workers: 2 };
}

function folderOf(file: string): string {
  return dirname(fileURLToPath(new URL(file, import.meta.url)));
}

function link(name: string, target: string): void {
  const path = join(folder, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

function findPython(): string | undefined {
  try {
    execFileSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'], { stdio: 'ignore' });
    return 'python3';
  } catch {
    return undefined;
  }
}
