import { execa } from 'execa';

/** The run waits for git, so a tree that git cannot scan within this time is not described. */
const timeoutMs = 5_000;

/**
 * Returns the git commit that `folder` is at, followed by `+` if tracked files differ from it; undefined without a commit or
 * without git.
 */
export async function describeCommit(folder: string): Promise<string | undefined> {
  const { stdout, failed } = await ask(folder, 'rev-parse', '--verify', '--quiet', 'HEAD');
  if (failed) return undefined;
  return (await hasUncommittedChanges(folder)) ? `${stdout}+` : stdout;
}

/**
 * Whether tracked files in the repository of `folder` differ from the last commit: the working tree is measured with these
 * changes.
 */
export async function hasUncommittedChanges(folder: string): Promise<boolean> {
  const { stdout, failed } = await ask(folder, 'status', '--porcelain', '--untracked-files=no');
  return !failed && stdout !== '';
}

function ask(folder: string, ...args: readonly string[]) {
  return execa('git', args, { cwd: folder, reject: false, timeout: timeoutMs });
}
