import { createRequire, isBuiltin } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';
import { resolveImport } from '../../modules/resolve-import.ts';

/**
 * Keeps packages out of the bundle, and imports them by the URL that Node resolves from the importing file, so that the
 * bundle can be in any folder. A bare specifier that is not an installed package, such as a path alias or a package of the
 * workspace, is bundled.
 */
export function externalPackages(): Plugin {
  return {
    name: 'external-packages',
    resolveId: {
      filter: { id: /^[^./\0]/ },
      async handler(specifier, importer, { kind }) {
        if (importer === undefined || isBuiltin(specifier)) return null;
        const resolved = await this.resolve(specifier, importer, { kind, skipSelf: true });
        if (resolved && !isInstalled(resolved.id)) return resolved;
        return { id: await resolvePackage(specifier, importer, kind), external: true };
      },
    },
  };
}

function isInstalled(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

/** A missing package is an error only for a static import; the module may handle any other. */
async function resolvePackage(specifier: string, importer: string, kind: string): Promise<string> {
  if (kind === 'import-statement') return findForImport(specifier, importer);
  try {
    return kind === 'require-call'
      ? createRequire(importer).resolve(specifier)
      : await findForImport(specifier, importer);
  } catch {
    return specifier;
  }
}

/**
 * Resolves an import. parbench's own packages are found beside parbench if the user has not installed them, as with
 * `npx parbench`.
 * @throws Node's own error if there is no such package
 */
async function findForImport(specifier: string, importer: string): Promise<string> {
  try {
    return await resolveImport(specifier, pathToFileURL(importer));
  } catch (error) {
    if (!specifier.startsWith('@parbench/')) throw error;
    return import.meta.resolve(specifier);
  }
}
