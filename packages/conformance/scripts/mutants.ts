/** Breaks one rule of the pool kernel at a time, in a copy of the tree; exits with 1 if the suite misses one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Mutant, mutants } from './mutant-list.ts';
import { copyTree, type TreeCopy } from './tree-copy.ts';

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [''] } } });
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
const tests = {
  threads: { folder: 'packages/strategy-threads', file: 'pipelined.conformance' },
  processes: { folder: 'packages/strategy-processes', file: 'processes.conformance' },
} as const satisfies Record<Mutant['suite'], unknown>;
const longestRunMs = 300_000;

let running: ChildProcess | undefined;
const copy = await copyTree(fileURLToPath(new URL('../../../', import.meta.url)));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void giveUp());
try {
  process.exitCode = (await killAll(copy)) ? 0 : 1;
} finally {
  await copy[Symbol.asyncDispose]();
}

async function killAll(tree: TreeCopy): Promise<boolean> {
  for (const suite of ['threads', 'processes'] as const) {
    const red = await firstRedTest(tree, suite);
    if (red !== undefined) throw new Error(`The unbroken kernel fails: ${red}`);
  }
  const chosen = mutants.filter(({ name }) => values.only.some((part) => name.includes(part)));
  const survivors: Mutant[] = [];
  for (const mutant of chosen) {
    const red = await runMutant(tree, mutant);
    console.log(
      `${red === undefined ? 'SURVIVED' : 'killed  '} a kernel that ${mutant.name}${red ? `: ${red}` : ''}`,
    );
    if (red === undefined) survivors.push(mutant);
  }
  console.log(`${chosen.length - survivors.length} of ${chosen.length} mutants killed`);
  return survivors.length === 0;
}

async function runMutant(
  tree: TreeCopy,
  { file, find, replace, suite }: Mutant,
): Promise<string | undefined> {
  const restore = await tree.mutate(join('packages/core/src', file), find, replace);
  try {
    return await firstRedTest(tree, suite);
  } finally {
    await restore();
  }
}

// In a group of its own, so that anything that a broken kernel leaves behind ends with it. The tests' configuration writes a report.
async function firstRedTest({ folder }: TreeCopy, suite: Mutant['suite']): Promise<string | undefined> {
  const cwd = join(folder, tests[suite].folder);
  const report = join(cwd, 'reports/vitest.json');
  await rm(report, { force: true });
  running = spawn(process.execPath, [vitest, 'run', tests[suite].file, '--bail', '1'], {
    cwd,
    detached: true,
    stdio: 'ignore',
  });
  const timer = setTimeout(endRun, longestRunMs);
  const [exitCode, signal] = await once(running, 'exit');
  clearTimeout(timer);
  endRun();
  if (exitCode === 0) return undefined;
  return signal === null ? await firstRedIn(report) : `the run had to be ended after ${longestRunMs} ms`;
}

async function firstRedIn(file: string): Promise<string> {
  try {
    const report: Report = JSON.parse(await readFile(file, 'utf8'));
    const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    return results.find(({ status }) => status === 'failed')?.title ?? 'the run failed outside of any test';
  } catch {
    return 'the run ended without a report';
  }
}

function endRun(): void {
  try {
    if (running?.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
  } catch {
    // The whole group has ended by itself.
  }
}

async function giveUp(): Promise<void> {
  endRun();
  await copy[Symbol.asyncDispose]();
  process.exit(130);
}
