import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasUncommittedChanges, openRevision } from '../../../src/commands/compare/other-revision.ts';

const cwd = process.cwd();
const context = { signal: new AbortController().signal, say: () => {} };

let folder: string;

/** A repository with a project in a sub-folder, in two commits. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-revision-'));
  await mkdir(join(folder, 'project'));
  process.chdir(join(folder, 'project'));
  await execa('git', ['init', '--quiet', '--initial-branch', 'main']);
  await commit('first');
  await commit('second');
});

afterEach(async () => {
  process.chdir(cwd);
  await rm(folder, { recursive: true });
});

async function commit(text: string): Promise<void> {
  await writeFile('code.txt', text);
  await execa('git', ['add', '.']);
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
  await execa('git', [...author, 'commit', '--quiet', '--message', text]);
}

async function worktrees(): Promise<number> {
  return (await execa('git', ['worktree', 'list'])).stdout.split('\n').length;
}

async function leftInTemporaryFolder(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('parbench-against-'));
}

describe('openRevision', () => {
  it('checks a git reference out beside the tree, and removes it again', async () => {
    const before = await leftInTemporaryFolder();
    await writeFile('code.txt', 'not committed');
    const revision = await openRevision('HEAD~1', context);
    expect(await readFile(join(revision.folder, 'code.txt'), 'utf8')).toBe('first');
    await revision[Symbol.asyncDispose]();
    expect(existsSync(revision.folder)).toBe(false);
    expect(await worktrees()).toBe(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
    expect(await readFile('code.txt', 'utf8')).toBe('not committed');
  });

  it('leaves alone a worktree of the user’s whose folder is away', async () => {
    const away = join(folder, 'away');
    await execa('git', ['worktree', 'add', '--quiet', '--detach', away]);
    await rm(away, { recursive: true });
    await (await openRevision('HEAD~1', context))[Symbol.asyncDispose]();
    expect(await worktrees()).toBe(2);
  });

  it('takes a folder as it is and leaves it there', async () => {
    const revision = await openRevision('..', context);
    expect(revision).toMatchObject({ name: '..', folder });
    await revision[Symbol.asyncDispose]();
    expect(existsSync(folder)).toBe(true);
  });

  it('runs the setup in the other revision', async () => {
    const revision = await openRevision('HEAD~1', { ...context, setup: 'cp code.txt built.txt' });
    expect(await readFile(join(revision.folder, 'built.txt'), 'utf8')).toBe('first');
    await revision[Symbol.asyncDispose]();
    expect(existsSync('built.txt')).toBe(false);
  });

  it('leaves nothing behind when setting up fails, and says what it printed', async () => {
    const before = await leftInTemporaryFolder();
    const opening = openRevision('HEAD~1', { ...context, setup: 'echo no compiler; exit 3' });
    await expect(opening).rejects.toThrow(
      /expected `echo no compiler; exit 3` to succeed.*exit code 3.*no compiler/s,
    );
    expect(await worktrees()).toBe(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const before = await leftInTemporaryFolder();
    const controller = new AbortController();
    const opening = openRevision('HEAD~1', {
      signal: controller.signal,
      setup: 'sleep 60',
      say: (line) => line.includes('sleep') && setTimeout(() => controller.abort(), 100),
    });
    await expect(opening).rejects.toThrow(/abort/);
    expect(await worktrees()).toBe(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
  });

  it('says when the other revision has no such folder, and leaves nothing behind', async () => {
    const before = await leftInTemporaryFolder();
    await mkdir('new');
    process.chdir('new');
    await expect(openRevision('HEAD', context)).rejects.toThrow(
      /expected the working folder `new\/` to be in `HEAD` too.*`--against \.\.\/other-checkout`/,
    );
    expect(await worktrees()).toBe(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
  });

  it('says when there is no such reference', async () => {
    await expect(openRevision('mian', context)).rejects.toThrow(
      /`--against`: expected a folder or a git reference.*received `mian`.*knows no such commit/,
    );
  });

  it('says when there is no repository', async () => {
    await rm('.git', { recursive: true });
    await expect(openRevision('main', context)).rejects.toThrow(/this is no git repository/);
  });
});

describe('hasUncommittedChanges', () => {
  it('tells whether the working tree is that of the last commit', async () => {
    expect(await hasUncommittedChanges()).toBe(false);
    await writeFile('code.txt', 'third');
    expect(await hasUncommittedChanges()).toBe(true);
  });
});
