import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { usageError } from '../../errors/usage-error.ts';
import { installDependencies, type RevisionContext } from './install-dependencies.ts';

/** Another revision of the code, as a folder to load from. */
export interface OtherRevision extends AsyncDisposable {
  /** What to call it: the folder or the git reference, as given. */
  readonly name: string;
  /** The folder in it that corresponds to the working folder. */
  readonly folder: string;
}

/**
 * Makes the revision `given` of the code in the working folder available: a folder is taken as it is; a git reference
 * is checked out as a worktree of its own in the temporary folder, with its dependencies installed. The user's tree,
 * index and branches stay as they are. Disposing removes the worktree, and so does the end of the process, however it
 * ends but for a kill.
 * @throws ParbenchError `usage` when it is neither, cannot be checked out or installed, or has no such folder as the
 * working folder; nothing is left then
 */
export async function openRevision(given: string, context: RevisionContext): Promise<OtherRevision> {
  if (await isFolder(given)) {
    return { name: given, folder: resolve(given), [Symbol.asyncDispose]: async () => {} };
  }
  const commit = await resolveCommit(given);
  const worktree = join(await realpath(await mkdtemp(join(tmpdir(), 'parbench-against-'))), 'worktree');
  const removal = removeAtExit(worktree);
  try {
    context.say(`Checking out ${given} (${commit.slice(0, 10)})`);
    await git('worktree', 'add', '--detach', worktree, commit);
    const folder = await folderIn(worktree, given);
    await installDependencies(folder, worktree, context);
    return { name: given, folder, [Symbol.asyncDispose]: removal.now };
  } catch (error) {
    await removal.now();
    throw error;
  }
}

/** Whether files that git knows differ from the last commit: they are part of what is measured as the working tree. */
export async function hasUncommittedChanges(): Promise<boolean> {
  const { stdout, failed } = await execa('git', ['status', '--porcelain', '--untracked-files=no'], {
    reject: false,
  });
  return !failed && stdout !== '';
}

async function resolveCommit(given: string): Promise<string> {
  const { stdout, failed, exitCode } = await execa(
    'git',
    ['rev-parse', '--verify', '--quiet', `${given}^{commit}`],
    {
      reject: false,
    },
  );
  if (!failed) return stdout;
  const reason =
    exitCode === 128 || exitCode === undefined
      ? 'this is no git repository, or git is not installed'
      : 'there is no such folder, and git knows no such commit here';
  throw usageError(
    `\`--against\`: expected a folder or a git reference such as \`main\` or \`HEAD~1\`, received \`${given}\`: ${reason}. \`git fetch\` may bring it.`,
  );
}

async function git(...args: string[]): Promise<string> {
  const { stdout, stderr, failed } = await execa('git', args, { reject: false });
  if (failed) throw usageError(`\`--against\`: \`git ${args.join(' ')}\` failed: ${stderr}`);
  return stdout;
}

/** The folder of the worktree that corresponds to the working folder. */
async function folderIn(worktree: string, given: string): Promise<string> {
  const prefix = await git('rev-parse', '--show-prefix');
  const folder = join(worktree, prefix);
  if (await isFolder(folder)) return folder;
  throw usageError(
    `\`--against\`: expected the working folder \`${prefix}\` to be in \`${given}\` too, received a revision without it. Start from a folder that both have, or give a folder in place of the revision: \`--against ../other-checkout\`.`,
  );
}

/** Keeps watch over a worktree that may have been made in part only, or not at all, until it is removed. */
function removeAtExit(worktree: string): { readonly now: () => Promise<void> } {
  // Before anyone changes it: git is to be asked in the repository, not in what is removed.
  const cwd = process.cwd();
  // Not `prune`, which would forget worktrees of the user's whose disk is away. Twice forced, it takes a half-made one too.
  const removal = ['worktree', 'remove', '--force', '--force', worktree];
  const onExit = () => {
    spawnSync('git', removal, { cwd });
    rmSync(dirname(worktree), { recursive: true, force: true });
  };
  process.once('exit', onExit);
  return {
    async now() {
      await execa('git', removal, { cwd, reject: false });
      await rm(dirname(worktree), { recursive: true, force: true });
      process.off('exit', onExit);
    },
  };
}

/** Whether there is a folder at `path`, by a link or itself. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
