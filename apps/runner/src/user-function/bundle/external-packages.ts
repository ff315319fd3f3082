import { createRequire, isBuiltin } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';
import { resolveImport } from '../../modules/resolve-import.ts';

/**
 * Leaves packages out of the bundle and names them by their place, found from the file that imports them by Node's own
 * rules: so the bundle may lie anywhere. A bare specifier that leads to no package, such as a path alias or a
 * workspace's own package, is bundled.
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

/** A package that is not there is refused where it is surely needed; elsewhere the module may cope without. */
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
 * parbench's own packages are found with parbench where the user has not installed them: `npx parbench` brings them.
 * @throws Node's own error when there is none
 */
async function findForImport(specifier: string, importer: string): Promise<string> {
  try {
    return await resolveImport(specifier, pathToFileURL(importer));
  } catch (error) {
    if (!specifier.startsWith('@parbench/')) throw error;
    return import.meta.resolve(specifier);
  }
}
