import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { realpath, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { usageError } from '../../errors/usage-error.ts';
import { createTemporaryFolder } from '../../files/temporary-folder.ts';
import { installDependencies, type RevisionContext } from './install-dependencies.ts';

/** Another revision of the code, as a folder to load from. */
export interface OtherRevision extends AsyncDisposable {
  /** Its name: the folder or the git reference, as given. */
  readonly name: string;
  /** The folder in it that corresponds to the working folder. */
  readonly folder: string;
}

/**
 * Opens the revision `given` of the code in `folder`. A folder is used as it is; a git reference is checked out into a
 * worktree in the temporary folder, and its dependencies are installed. The user's tree, index and branches do not
 * change. Disposing removes the worktree, and so does the exit of the process, unless it is killed.
 * @throws ParbenchError `usage` if it is neither, cannot be checked out or installed, or has no such folder; nothing
 * remains then
 */
export async function openRevision(
  given: string,
  folder: string,
  context: RevisionContext,
): Promise<OtherRevision> {
  const path = resolve(folder, given);
  if (await isFolder(path)) {
    return { name: given, folder: await realpath(path), [Symbol.asyncDispose]: async () => {} };
  }
  const commit = await resolveCommit(given, folder);
  const worktree = join(await realpath(createTemporaryFolder('parbench-against-')), 'worktree');
  const removal = removeAtExit(worktree, folder);
  try {
    context.log(`Checking out ${given} (${commit.slice(0, 10)})`);
    await git(folder, 'worktree', 'add', '--detach', worktree, commit);
    const otherFolder = await folderIn(worktree, given, folder);
    await installDependencies(otherFolder, worktree, context);
    return { name: given, folder: otherFolder, [Symbol.asyncDispose]: removal.now };
  } catch (error) {
    await removal.now();
    throw error;
  }
}

async function resolveCommit(given: string, folder: string): Promise<string> {
  const { stdout, failed, exitCode } = await execa(
    'git',
    ['rev-parse', '--verify', '--quiet', `${given}^{commit}`],
    { cwd: folder, reject: false },
  );
  if (!failed) return stdout;
  const reason =
    exitCode === 128 || exitCode === undefined
      ? 'this is not a git repository, or git is not installed'
      : 'there is no such folder, and git does not know such a commit';
  throw usageError(
    `\`--against\`: expected a folder or a git reference such as \`main\` or \`HEAD~1\`, received \`${given}\`: ${reason}. If it is on the remote, run \`git fetch\`.`,
  );
}

async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, failed } = await execa('git', args, { cwd: folder, reject: false });
  if (failed) throw usageError(`\`--against\`: \`git ${args.join(' ')}\` failed: ${stderr}`);
  return stdout;
}

/** The folder of the worktree that corresponds to `folder`. */
async function folderIn(worktree: string, given: string, folder: string): Promise<string> {
  const prefix = await git(folder, 'rev-parse', '--show-prefix');
  const otherFolder = join(worktree, prefix);
  if (await isFolder(otherFolder)) return otherFolder;
  throw usageError(
    `\`--against\`: expected \`${given}\` to contain the working folder \`${prefix}\` too, received a revision without it. Start in a folder that both contain, or give a folder instead of the revision: \`--against ../other-checkout\`.`,
  );
}

/**
 * Removes a worktree at exit, or earlier with `now`, even if it was created only in part or not at all. Git runs in
 * `folder`, which is in the repository and stays.
 */
function removeAtExit(worktree: string, folder: string): { readonly now: () => Promise<void> } {
  // Not `prune`, which would forget worktrees of the user's on a disk that is not mounted. Forcing twice removes a partial one too.
  const removal = ['worktree', 'remove', '--force', '--force', worktree];
  const onExit = () => {
    spawnSync('git', removal, { cwd: folder });
    rmSync(dirname(worktree), { recursive: true, force: true });
  };
  process.once('exit', onExit);
  return {
    async now() {
      await execa('git', removal, { cwd: folder, reject: false });
      await rm(dirname(worktree), { recursive: true, force: true });
      process.off('exit', onExit);
    },
  };
}

/** Whether `path` is a folder or a link to one. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
