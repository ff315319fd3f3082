import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRevision } from '../../../src/commands/compare/other-revision.ts';

const context = { signal: new AbortController().signal, log: () => {} };

let folder: string;
/** The project's folder in it. */
let project: string;

/** A repository with a project in a sub-folder, in two commits. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-revision-'));
  project = join(folder, 'project');
  await mkdir(project);
  await git('init', '--quiet', '--initial-branch', 'main');
  await commit('first');
  await commit('second');
});

afterEach(() => rm(folder, { recursive: true }));

async function git(...args: readonly string[]): Promise<string> {
  return (await execa('git', args, { cwd: project })).stdout;
}

async function commit(text: string): Promise<void> {
  await writeFile(join(project, 'code.txt'), text);
  await git('add', '.');
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
  await git(...author, 'commit', '--quiet', '--message', text);
}

async function worktrees(): Promise<number> {
  return (await git('worktree', 'list')).split('\n').length;
}

async function leftInTemporaryFolder(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('parbench-against-'));
}

describe('openRevision', () => {
  it('checks a git reference out beside the tree, and removes it again', async () => {
    const before = await leftInTemporaryFolder();
    await writeFile(join(project, 'code.txt'), 'not committed');
    const revision = await openRevision('HEAD~1', project, context);
    expect(await readFile(join(revision.folder, 'code.txt'), 'utf8')).toBe('first');
    await revision[Symbol.asyncDispose]();
    expect(existsSync(revision.folder)).toBe(false);
    expect(await worktrees()).toBe(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
    expect(await readFile(join(project, 'code.txt'), 'utf8')).toBe('not committed');
  });

  it('keeps a worktree of the user’s whose folder is missing', async () => {
    const away = join(folder, 'away');
    await git('worktree', 'add', '--quiet', '--detach', away);
    await rm(away, { recursive: true });
    await (await openRevision('HEAD~1', project, context))[Symbol.asyncDispose]();
    expect(await worktrees()).toBe(2);
  });

  it('uses a folder as it is and does not remove it', async () => {
    const revision = await openRevision('..', project, context);
    expect(revision).toMatchObject({ name: '..', folder });
    await revision[Symbol.asyncDispose]();
    expect(existsSync(folder)).toBe(true);
  });

  it('runs the setup in the other revision', async () => {
    const revision = await openRevision('HEAD~1', project, { ...context, setup: 'cp code.txt built.txt' });
    expect(await readFile(join(revision.folder, 'built.txt'), 'utf8')).toBe('first');
    await revision[Symbol.asyncDispose]();
    expect(existsSync(join(project, 'built.txt'))).toBe(false);
  });

  it('leaves nothing behind if the setup fails, and reports its output', async () => {
    const before = await leftInTemporaryFolder();
    const opening = openRevision('HEAD~1', project, { ...context, setup: 'echo no compiler; exit 3' });
    await expect(opening).rejects.toThrow(
      /`echo no compiler; exit 3` failed in the other revision.*exit code 3.*no compiler/s,
    );
    expect(await worktrees()).toBe(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
  });

  it('leaves nothing behind if interrupted', async () => {
    const before = await leftInTemporaryFolder();
    const controller = new AbortController();
    const opening = openRevision('HEAD~1', project, {
      signal: controller.signal,
      setup: 'sleep 60',
      log: (line) => line.includes('sleep') && setTimeout(() => controller.abort(), 100),
    });
    await expect(opening).rejects.toThrow(/abort/);
    expect(await worktrees()).toBe(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
  });

  it('refuses a revision without the working folder, and leaves nothing behind', async () => {
    const before = await leftInTemporaryFolder();
    const added = join(project, 'new');
    await mkdir(added);
    await expect(openRevision('HEAD', added, context)).rejects.toThrow(
      /expected `HEAD` to contain the working folder `new\/` too.*`--against \.\.\/other-checkout`/,
    );
    expect(await worktrees()).toBe(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
  });

  it('refuses an unknown reference', async () => {
    await expect(openRevision('mian', project, context)).rejects.toThrow(
      /`--against`: expected a folder or a git reference.*received `mian`.*git does not know such a commit/,
    );
  });

  it('refuses a folder without a repository', async () => {
    await rm(join(project, '.git'), { recursive: true });
    await expect(openRevision('main', project, context)).rejects.toThrow(/this is not a git repository/);
  });
});
