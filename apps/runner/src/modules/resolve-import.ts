/**
 * Resolves the URL that an `import` of `specifier` in the module at `parent` would load. `require.resolve` cannot find
 * packages for `import` only, and `import.meta.resolve` resolves only for its own module.
 * @throws Node's own error if there is none
 */
export async function resolveImport(specifier: string, parent: URL): Promise<string> {
  const { moduleResolve } = await import('../bundled/resolve.ts');
  return moduleResolve(specifier, parent, importConditions()).href;
}

/**
 * Returns the conditions by which `import` chooses among a package's exports, including those of Node's command line: in
 * this repository, packages run from source.
 */
function importConditions(): Set<string> {
  const added = process.execArgv.flatMap((arg) => /^--conditions=(.+)/.exec(arg)?.[1] ?? []);
  return new Set(['node', 'import', 'module-sync', 'node-addons', ...added]);
}
