import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell, Result } from '@parbench/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, result } from '../../fixtures/result.ts';
import { runCommand } from '../../run-command.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-compare-'));
  await save('fast.json', runOf(1.9));
  await save('same.json', runOf(1.9));
  await save('slow.json', runOf(1.6));
  await save('broken.json', withFailures(runOf(1.9)));
  await save('vague.json', runOf(1.9, 0.3));
  await save('elsewhere.json', {
    ...runOf(1.9),
    hosts: result.hosts.map((host) => ({ ...host, identity: { ...host.identity, cpus: 8 } })),
  });
  await save('old.json', { ...runOf(1.9), schemaVersion: 99 } as object as Result);
  await writeFile(join(folder, 'torn.json'), JSON.stringify(runOf(1.9)).slice(0, 500));
  await writeFile(join(folder, 'other.json'), '{"name":"a package"}');
});
afterAll(() => rm(folder, { recursive: true }));

function save(name: string, run: Result): Promise<void> {
  return writeFile(join(folder, name), JSON.stringify(run));
}

/** A run of `spin` with `threads` at `speedup` times inline; every second block deviates by `noise`. */
function runOf(speedup: number, noise = 0.004): Result {
  const inline = [100, 101, 99, 100, 102, 98];
  const threads = inline.map((rate, block) => rate * speedup * (block % 2 === 0 ? 1 + noise : 1 - noise));
  return {
    ...result,
    workloads: result.workloads.map((workload) => ({ ...workload, blocks: 6 })),
    cells: [withRates('inline', inline), withRates('threads', threads)],
    comparisons: [],
  };
}

/** A run in which only the baseline was measured. */
function withFailures(run: Result): Result {
  const cells = run.cells.map(
    (cell): Cell =>
      cell.strategy.name === 'inline' ? cell : { ...cell, status: 'failed', reason: 'it threw', trials: [] },
  );
  return { ...run, cells };
}

function withRates(strategy: string, rates: readonly number[]) {
  const trials = rates.map((rate, block) => ({
    block,
    position: 0,
    startupMs: 50,
    readyMs: 80,
    warmupMs: 200,
    isSteady: true,
    slices: [rate],
    residualCpuMs: [],
    isDeterministic: true,
    tasks: 1000,
  }));
  return cell(strategy, {}, { trials });
}

function compare(...args: string[]) {
  return runCommand(['compare', ...args], { cwd: folder, env: { COLUMNS: '120' } });
}

describe('parbench compare', () => {
  it('exits with 1 on a regression only with `--fail`, and says which cell by how much', async () => {
    const { exitCode, stdout } = await compare('fast.json', 'slow.json');
    expect(exitCode).toBe(0);
    expect((await compare('fast.json', 'slow.json', '--fail')).exitCode).toBe(1);
    expect(stdout).toMatch(/spin\/threads +0\.84x +0\.7\dx to 0\.9\dx +6 +slower/);
    expect(stdout).toContain('1 cell slower by more than 2 %');
  });

  it('writes the changes as Markdown for a pull request, as CSV and as a page', async () => {
    const { stdout, exitCode } = await compare(
      ...['fast.json', 'slow.json', '--reporter', 'markdown', '--reporter', 'csv=changes.csv'],
      ...['--html', 'changes.html'],
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^### slow\.json against fast\.json\n\n\*\*1 cell slower/);
    expect(stdout).toMatch(/^\| `spin\/threads` +\| +0\.84x \| .* \| 🔴 slower +\|$/m);
    expect(await readFile(join(folder, 'changes.csv'), 'utf8')).toMatch(
      /^cell,ratio,.*\nspin\/threads,0\.84/,
    );
    expect(await readFile(join(folder, 'changes.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(await compare('fast.json', 'slow.json', '--reporter', 'junit')).toMatchObject({
      ...{ exitCode: 2, stdout: '' },
      stderr: expect.stringMatching(/expected one of `text`, `markdown`, `html`, `csv`, received `junit`/),
    });
  });

  it('exits with 1 if a cell fails that was measured before, and with 0 if it failed before too', async () => {
    const { exitCode, stdout } = await compare('fast.json', 'broken.json', '--fail');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/not compared +spin\/threads: failed in the second run/);
    expect((await compare('broken.json', 'broken.json', '--fail')).exitCode).toBe(0);
    expect((await compare('broken.json', 'fast.json', '--fail')).exitCode).toBe(0);
  });

  it('exits with 0 if nothing is slower', async () => {
    const { exitCode, stdout } = await compare('fast.json', 'same.json', '--fail', '--threshold', '12%');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'No regression of more than 12 % is shown: of 1 cell, 0 faster, 1 equivalent, 0 inconclusive.',
    );
  });

  it('allows for a tenth between two runs of the same code', async () => {
    const { stdout } = await compare('fast.json', 'same.json');
    expect(stdout).toMatch(/1\.00x +0\.90x to 1\.11x +6 +inconclusive/);
  });

  it('breaks only the names of cells on a narrow terminal', async () => {
    const { stdout } = await runCommand(['compare', 'fast.json', 'slow.json'], {
      cwd: folder,
      env: { COLUMNS: '48' },
    });
    const lines = stdout.split('\n');
    expect(lines.filter((line) => line.length > 48)).toEqual([]);
    expect(stdout).toMatch(/^spin\/\S+ +0\.84x .* slower\n\S+$/m);
  });

  it('applies the threshold of `--threshold`', async () => {
    expect((await compare('fast.json', 'slow.json', '--fail', '--threshold', '30%')).exitCode).toBe(0);
  });

  it('exits with 3 without a verdict only if one is required', async () => {
    expect((await compare('fast.json', 'vague.json')).exitCode).toBe(0);
    expect((await compare('fast.json', 'vague.json', '--require-verdict')).exitCode).toBe(3);
  });

  it('writes only JSON to stdout with `--json -`', async () => {
    const { stdout } = await compare('fast.json', 'slow.json', '--json', '-');
    expect(JSON.parse(stdout)).toMatchObject({ changes: [{ cell: 'spin/threads', verdict: 'slower' }] });
  });

  it('writes an HTML report with `--html`, and nothing if the runs are not comparable', async () => {
    const { stdout } = await compare('fast.json', 'slow.json', '--html', 'changes.html');
    expect(stdout).toContain('1 cell slower by more than 2 %');
    expect(await readFile(join(folder, 'changes.html'), 'utf8')).toContain('1 cell slower by more than 2 %');
    await compare('fast.json', 'elsewhere.json', '--html', 'refused.html');
    expect(existsSync(join(folder, 'refused.html'))).toBe(false);
  });

  it('refuses runs of different hosts unless forced, and then lists the differences', async () => {
    const refused = await compare('fast.json', 'elsewhere.json');
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toMatch(/`host\.cpus` is 2 and 8.*`--force`/);
    const forced = await compare('fast.json', 'elsewhere.json', '--force');
    expect(forced.exitCode).toBe(0);
    expect(forced.stdout).toMatch(/forced +host\.cpus: 2 and 8/);
  });

  it.each([
    ['torn.json', /`torn\.json` is not JSON, or was cut short/],
    ['other.json', /`other\.json` is not a result of parbench/],
    ['old.json', /`old\.json` has `schemaVersion` 99: expected 2 or 1/],
    ['nowhere.json', /`nowhere\.json` could not be read: ENOENT/],
  ])('refuses %s with one message and without a stack trace', async (file, message) => {
    const { exitCode, stdout, stderr } = await compare('fast.json', file);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('asks for the second run', async () => {
    const { exitCode, stderr } = await compare('fast.json');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('expected two saved runs, received `fast.json`.');
  });
});
