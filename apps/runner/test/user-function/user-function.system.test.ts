import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseResult, type Result } from '@parbench/engine';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parbench, runCommand } from '../run-command.ts';
import { writeFiles } from '../temporary-folder.ts';

/** The user's project, and the folder for temporary files. */
let folder = '';
let temporary = '';

const project = {
  'tsconfig.json': {
    compilerOptions: { paths: { '@lib/*': ['./src/lib/*'] }, experimentalDecorators: true },
  },
  'node_modules/esm-only/package.json': {
    name: 'esm-only',
    type: 'module',
    exports: { import: './index.js' },
  },
  'node_modules/esm-only/index.js': 'export const shout = (text) => text.toUpperCase();',
  'node_modules/cjs-only/package.json': { name: 'cjs-only', main: 'main.js' },
  'node_modules/cjs-only/main.js': 'exports.whisper = (text) => text.toLowerCase();',
  'src/lib/kind.ts': 'export enum Kind { loud = "loud", low = "low" }',
  'src/lib/place.cjs':
    'const { whisper } = require("cjs-only");\nmodule.exports = () => whisper(__filename);',
  'src/data.json': { suffix: '!' },
  'src/everything.ts': `
import { shout } from 'esm-only';
import { whisper } from 'cjs-only';
import { Kind } from '@lib/kind';
import { Kind as sameKind } from './lib/kind.js';
import place from './lib/place.cjs';
import data from './data.json';

function counted(target: { count?: number }) { target.count = 1; }
@counted
class Text { static count: number; constructor(readonly text: string) {} }

const prefix = await Promise.resolve('> ');
export const args = (seed: number) => ['Some Text', seed % 2 === 0 ? Kind.loud : Kind.low];
export default async function render(text: string, kind: Kind) {
  const spoken = kind === sameKind.loud ? shout(text) : whisper(text);
  return [prefix + new Text(spoken).text + data.suffix, Text.count, place(), import.meta.url, import.meta.dirname];
}
export const verify = ([text]: string[], given: string) => text?.toLowerCase() === \`> \${given.toLowerCase()}!\`;`,
  'src/sort.cjs': 'module.exports = (numbers) => numbers.sort();\nmodule.exports.args = [[3, 1, 2]];',
  'src/random.ts': 'export default () => Math.random();',
  'src/callback.ts':
    'export const args = [(text: string) => text];\nexport default (call: (text: string) => string) => call("text");',
  'src/workload.ts': `
import { defineWorkload } from '@parbench/core';
export default defineWorkload({ name: 'my-workload', input: (_params, seed) => seed, run: (seed: number) => seed });`,
  'src/hangs.ts': `
import { writeFileSync } from 'node:fs';
writeFileSync('loading', '');
setInterval(() => {}, 1000);
await new Promise(() => {});`,
  'src/slow.ts': 'export default () => { const end = Date.now() + 5; while (Date.now() < end); };',
};

/** One block of two strategies. */
const briefly = ['--filter', 'threads/pipelined', '--workers', '1', '--blocks', '1', '--budget', '3m'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-user-'));
  temporary = mkdtempSync(join(tmpdir(), 'parbench-temporary-'));
  writeFiles(folder, project);
});
afterAll(() => {
  for (const made of [folder, temporary]) rmSync(made, { recursive: true });
});

describe('parbench with files of functions', () => {
  let result: Result;
  let output: Awaited<ReturnType<typeof runCommand>>;

  beforeAll(async () => {
    const modules = ['./src/everything.ts', './src/sort.cjs', './src/random.ts', './src/callback.ts'];
    output = await run([...modules, ...briefly, '--json', 'out.json']);
    result = parseResult(readFileSync(join(folder, 'out.json'), 'utf8'));
  }, 240_000);

  it('runs a module with TypeScript, ESM, CommonJS, packages and path aliases in every worker', () => {
    expect(statusesOf('everything')).toEqual({ inline: 'ok', 'threads/pipelined': 'ok' });
  });

  it('ends with advice on each function, and writes the same into the document', () => {
    const [first] = result.advice ?? [];
    expect(result.advice?.map(({ workload }) => workload)).toEqual(['everything', 'sort', 'random']);
    expect(first).toMatchObject({
      best: { strategy: 'threads/pipelined' },
      task: { dispatchCostMs: expect.any(Number) },
    });
    const said = output.stdout.replaceAll(/\s+/g, ' ');
    for (const { workload, text } of result.advice ?? []) expect(said).toContain(`${workload}: ${text[0]}`);
  });

  it('gives each call a copy of the arguments if the function changes them', () => {
    const copies = result.advice?.map(({ task }) => task?.copiesArguments);
    expect(copies).toEqual([false, true, false]);
    expect(statusesOf('sort')).toEqual({ inline: 'ok', 'threads/pipelined': 'ok' });
  });

  it('flags a function that is not deterministic, and does not fail it', () => {
    const flags = cellsOf('random').map((cell) => cell.flags);
    expect(flags).toEqual([
      expect.arrayContaining(['not-deterministic']),
      expect.arrayContaining(['not-deterministic']),
    ]);
  });

  it('skips a strategy if the arguments cannot be sent to its workers, with the reason, and exits with 0', () => {
    expect(statusesOf('callback')).toEqual({ inline: 'ok', 'threads/pipelined': 'skipped' });
    expect(cellsOf('callback')[1]?.reason).toMatch(/unserialisable: .*could not be cloned/);
    expect(output.exitCode).toBe(0);
  });

  it('leaves no temporary file behind', () => {
    expect(readdirSync(temporary)).toEqual([]);
  });

  function cellsOf(name: string) {
    return result.cells.filter(({ workload }) => workload.name === name);
  }

  function statusesOf(name: string) {
    return Object.fromEntries(cellsOf(name).map(({ strategy, status }) => [strategy.name, status]));
  }
});

it('runs a workload in a file like the built-in ones', async () => {
  const { stdout, exitCode } = await run(['./src/workload.ts', ...briefly, '--json', '-']);
  const { workloads, advice } = parseResult(stdout);
  expect(workloads).toMatchObject([{ name: 'my-workload', blocks: 1 }]);
  expect({ advice, exitCode }).toEqual({ advice: undefined, exitCode: 0 });
}, 120_000);

it('exits at once and removes its temporary files when interrupted while a module loads', async () => {
  const child = spawn(process.execPath, [...parbench, './src/hangs.ts'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: 'ignore',
  });
  await vi.waitUntil(() => existsSync(join(folder, 'loading')), { timeout: 60_000 });
  child.kill('SIGINT');
  const [exitCode] = await once(child, 'close');
  expect({ exitCode, left: readdirSync(temporary) }).toEqual({ exitCode: 130, left: [] });
}, 120_000);

it('begins no other stage and removes its temporary files when interrupted during screening', async () => {
  const child = spawn(process.execPath, [...parbench, './src/slow.ts'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  await vi.waitUntil(() => said.includes('Screening'), { timeout: 60_000 });
  expect(readdirSync(temporary)).toHaveLength(1);
  child.kill('SIGINT');
  const [exitCode] = await once(child, 'close');
  expect(said).not.toMatch(/faster in parallel/);
  expect({ exitCode, left: readdirSync(temporary) }).toEqual({ exitCode: 130, left: [] });
}, 120_000);

function run(args: readonly string[]) {
  return runCommand(args, { cwd: folder, env: { TMPDIR: temporary } });
}
