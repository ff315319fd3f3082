import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { messageOf } from '@parbench/core';
import { keepFileIdentity, placeNames } from './keep-file-identity.ts';
import { leavePackagesOutside } from './leave-packages-outside.ts';

/**
 * Bundles the module in `file` with all that it imports but packages into one module in `target`, so that it loads in
 * every worker as it does here: TypeScript with enums, path aliases and any style of relative imports, CommonJS and
 * ESM. Its source map leads back to the user's files. Messages name files as seen from `folder`.
 * @returns the bundle's `file:` URL
 * @throws what `rolldown` reports, with the file and line
 */
export async function bundleModule(file: string, target: string, folder: string): Promise<string> {
  const { build } = await import('rolldown');
  const bundle = join(target, 'bundle.mjs');
  await build({
    input: file,
    cwd: folder,
    platform: 'node',
    resolve: { mainFields: ['main'] },
    // What a module does when it is loaded is part of it; names are what messages show.
    treeshake: false,
    plugins: [leavePackagesOutside(), keepFileIdentity()],
    logLevel: 'silent',
    output: {
      file: bundle,
      format: 'esm',
      codeSplitting: false,
      keepNames: true,
      sourcemap: true,
    },
    transform: { define: placeNames, target: 'node22.18' },
  });
  return pathToFileURL(bundle).href;
}

/** What rolldown says of each fault. */
interface BundleFault {
  readonly message: string;
  readonly loc?: { readonly file?: string; readonly line: number };
}

/** Why a module could not be bundled: the first fault in one line, with its file, as seen from `folder`, and line where they are known. */
export function describeBundleFailure(error: unknown, folder: string): string {
  const [fault] = (error as { readonly errors?: readonly BundleFault[] }).errors ?? [];
  const [first = ''] = stripVTControlCharacters(fault?.message ?? messageOf(error)).split('\n');
  const message = first.replace(/^\[\w+\] /, '').replace(/\.$/, '');
  const { file, line } = fault?.loc ?? {};
  return file === undefined ? message : `${message} (${relative(folder, file)}:${line})`;
}
