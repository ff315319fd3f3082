/** What a module offers, by name. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/**
 * The exports of a module, whichever way it was written: what CommonJS assigns to `module.exports`, to its properties
 * or, compiled from ESM, to `exports.default` is found under the same names as an ESM module's exports. CommonJS that
 * assigns nothing exports nothing, and not an empty object.
 */
export function exportsOf(namespace: ModuleExports): ModuleExports {
  const { default: main, ...named } = namespace;
  const properties: ModuleExports = typeof main === 'object' || typeof main === 'function' ? { ...main } : {};
  const isEmpty = typeof main === 'object' && Object.keys(properties).length === 0;
  return { ...(main !== undefined && !isEmpty && { default: main }), ...properties, ...named };
}
