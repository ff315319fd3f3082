import { execa } from 'execa';

/** A tree so large that git takes longer to look through it is not described: the run waits for it. */
const enoughMs = 5_000;

/**
 * The git commit that `folder` is at, with `+` after it where files that git knows differ from it. Undefined where there is
 * none, or no git.
 */
export async function describeCommit(folder: string): Promise<string | undefined> {
  const { stdout, failed } = await ask(folder, 'rev-parse', '--verify', '--quiet', 'HEAD');
  if (failed) return undefined;
  return (await hasUncommittedChanges(folder)) ? `${stdout}+` : stdout;
}

/**
 * Whether files that git knows in the repository of `folder` differ from the last commit: they are part of what is measured
 * as the working tree.
 */
export async function hasUncommittedChanges(folder: string): Promise<boolean> {
  const { stdout, failed } = await ask(folder, 'status', '--porcelain', '--untracked-files=no');
  return !failed && stdout !== '';
}

function ask(folder: string, ...args: readonly string[]) {
  return execa('git', args, { cwd: folder, reject: false, timeout: enoughMs });
}
