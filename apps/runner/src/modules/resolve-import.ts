/**
 * The URL of what an `import` of `specifier` in the module at `parent` would load: `require.resolve` knows no package that
 * is for `import` alone, and `import.meta.resolve` only what its own module sees.
 * @throws Node's own error when there is none
 */
export async function resolveImport(specifier: string, parent: URL): Promise<string> {
  const { moduleResolve } = await import('import-meta-resolve');
  return moduleResolve(specifier, parent, importConditions()).href;
}

/**
 * The conditions by which `import` chooses among a package's exports, with those that Node was started with: inside this
 * repository, packages are run from source.
 */
function importConditions(): Set<string> {
  const added = process.execArgv.flatMap((arg) => /^--conditions=(.+)/.exec(arg)?.[1] ?? []);
  return new Set(['node', 'import', 'module-sync', 'node-addons', ...added]);
}
