import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeCommit, hasUncommittedChanges } from '../../src/git/working-tree.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-tree-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function git(...args: readonly string[]): Promise<string> {
  const author = ['-c', 'user.name=parbench', '-c', 'user.email=parbench@localhost'];
  return (await execa('git', [...author, ...args], { cwd: folder })).stdout;
}

it('returns the commit, and whether tracked files have changed since', async () => {
  await git('init', '--quiet');
  expect(await describeCommit(folder)).toBeUndefined();
  await writeFile(join(folder, 'code.txt'), 'first');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'first');
  const commit = await git('rev-parse', 'HEAD');

  await writeFile(join(folder, 'notes.txt'), 'unknown to git');
  expect(await hasUncommittedChanges(folder)).toBe(false);
  expect(await describeCommit(folder)).toBe(commit);

  await writeFile(join(folder, 'code.txt'), 'second');
  expect(await hasUncommittedChanges(folder)).toBe(true);
  expect(await describeCommit(folder)).toBe(`${commit}+`);
});

it('returns undefined without a repository', async () => {
  expect(await describeCommit(folder)).toBeUndefined();
});
