import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { messageOf } from '@parbench/core';
import { externalPackages } from './external-packages.ts';
import { keepFileIdentity, locationVariables } from './keep-file-identity.ts';

/**
 * Bundles the module in `file` with everything it imports, except packages, into one module in `target`, so that it loads
 * in every worker as it does here: TypeScript with enums, path aliases and any style of relative imports, CommonJS and
 * ESM. Its source map refers to the user's files. Messages name files relative to `folder`.
 * @returns the bundle's `file:` URL
 * @throws the errors of `rolldown`, with file and line; errors of the file system
 */
export async function bundleModule(file: string, target: string, folder: string): Promise<string> {
  const { build } = await import('rolldown');
  const bundle = join(target, 'bundle.mjs');
  const building = build({
    // We write: when rolldown cannot, its message does not say why.
    write: false,
    input: file,
    cwd: folder,
    platform: 'node',
    resolve: { mainFields: ['main'] },
    // Side effects of loading are part of a module. Names are kept for messages.
    treeshake: false,
    plugins: [externalPackages(), keepFileIdentity()],
    logLevel: 'silent',
    output: {
      file: bundle,
      format: 'esm',
      codeSplitting: false,
      keepNames: true,
      sourcemap: true,
    },
    transform: { define: locationVariables, target: 'node22.18' },
  });
  const { output } = await Promise.race([building, lateAfter(limitMs)]);
  mkdirSync(target, { recursive: true });
  for (const part of output) {
    writeFileSync(join(target, part.fileName), part.type === 'chunk' ? part.code : part.source);
  }
  return pathToFileURL(bundle).href;
}

/** Without room for its threads, rolldown may never answer. Large programs take a second. */
const limitMs = 30_000;

async function lateAfter(ms: number): Promise<never> {
  await sleep(ms, undefined, { ref: false });
  throw new Error(`the bundler has not answered within ${ms / 1000} s; ${noThreads}`);
}

const noThreads =
  'a limit on memory or processes (`ulimit -v`, `ulimit -u`) is probably too low. Raise the limit';

/** An error as rolldown reports it. */
interface BundleError {
  readonly message: string;
  readonly loc?: { readonly file?: string; readonly line: number };
}

/** Says why a module could not be bundled: the first error in one line, with its file, relative to `folder`, and line if known. */
export function describeBundleFailure(error: unknown, folder: string): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
    return `no space is left in ${tmpdir()}: free some, or set TMPDIR to another folder`;
  }
  if (/^Panic /.test(messageOf(error))) {
    return `the bundler could not start its threads: ${noThreads}`;
  }
  const [first] = (error as { readonly errors?: readonly BundleError[] }).errors ?? [];
  const [line = ''] = stripVTControlCharacters(first?.message ?? messageOf(error)).split('\n');
  const message = line.replace(/^\[\w+\] /, '').replace(/\.$/, '');
  const { loc } = first ?? {};
  return loc?.file === undefined ? message : `${message} (${relative(folder, loc.file)}:${loc.line})`;
}
