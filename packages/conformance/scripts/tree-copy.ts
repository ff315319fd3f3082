import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A copy of the part of the repository that the kernel's conformance tests need, in a temporary folder. */
export interface TreeCopy extends AsyncDisposable {
  /** The copy's root. */
  readonly folder: string;
  /** Breaks a file and returns a function that restores it. Throws if `find` does not occur exactly once. */
  mutate(file: string, find: string, replace: string): Promise<() => Promise<void>>;
}

const parts = ['core', 'conformance', 'strategy-threads', 'strategy-processes'].map(
  (name) => `packages/${name}`,
);
const files = ['package.json', 'tsconfig.base.json', 'vitest.shared.ts', 'compile-cache.ts'];
const generated = new Set(['dist', 'reports', '.turbo']);

/**
 * Copies the tree of `repository`. Packages link to one another by relative symbolic links, which lead to their copies.
 * Installed packages are linked, not copied.
 */
export async function copyTree(repository: string): Promise<TreeCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-mutants-'));
  for (const part of [...files, ...parts]) {
    await cp(join(repository, part), join(folder, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !generated.has(basename(source)),
    });
  }
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    mutate: (file, find, replace) => mutateFile(join(folder, file), find, replace),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function mutateFile(file: string, find: string, replace: string): Promise<() => Promise<void>> {
  const source = await readFile(file, 'utf8');
  const occurrences = source.split(find).length - 1;
  if (occurrences !== 1) {
    throw new Error(`${file}: expected \`${find}\` exactly once, found it ${occurrences} times.`);
  }
  await writeFile(
    file,
    source.replace(find, () => replace),
  );
  return () => writeFile(file, source);
}
