/**
 * The conditions by which `import` chooses among a package's exports, with those that Node was started with: inside this
 * repository, packages are run from source.
 */
export function importConditions(): Set<string> {
  const added = process.execArgv.flatMap((arg) => /^--conditions=(.+)/.exec(arg)?.[1] ?? []);
  return new Set(['node', 'import', 'module-sync', 'node-addons', ...added]);
}
