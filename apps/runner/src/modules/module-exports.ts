/** The exports of a module by name. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/**
 * Returns the exports of a module under the same names for ESM and CommonJS, whether CommonJS assigns to
 * `module.exports`, to its properties or, compiled from ESM, to `exports.default`. CommonJS that assigns nothing has no
 * exports, rather than an empty object as default. Nothing is inherited: `toString` is an export only if it is one.
 */
export function exportsOf(namespace: ModuleExports): ModuleExports {
  const { default: main, ...named } = namespace;
  const properties: ModuleExports = typeof main === 'object' || typeof main === 'function' ? { ...main } : {};
  const isEmpty = isPlain(main) && Object.keys(properties).length === 0;
  const all = { ...(main !== undefined && !isEmpty && { default: main }), ...properties, ...named };
  return Object.assign(Object.create(null), all);
}

/** What CommonJS assigns to begin with; a promise or a map has no properties either, but is a value. */
function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
