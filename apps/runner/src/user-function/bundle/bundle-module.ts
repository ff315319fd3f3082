import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { messageOf } from '@parbench/core';
import { externalPackages } from './external-packages.ts';
import { keepFileIdentity, locationVariables } from './keep-file-identity.ts';

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
  return pathToFileURL(bundle).href;
}

/** What rolldown says of each error. */
interface BundleError {
  readonly message: string;
  readonly loc?: { readonly file?: string; readonly line: number };
}

/** Why a module could not be bundled: the first error in one line, with its file, as seen from `folder`, and line where they are known. */
export function describeBundleFailure(error: unknown, folder: string): string {
  const [first] = (error as { readonly errors?: readonly BundleError[] }).errors ?? [];
  const [line = ''] = stripVTControlCharacters(first?.message ?? messageOf(error)).split('\n');
  const message = line.replace(/^\[\w+\] /, '').replace(/\.$/, '');
  const { loc } = first ?? {};
  return loc?.file === undefined ? message : `${message} (${relative(folder, loc.file)}:${loc.line})`;
}
