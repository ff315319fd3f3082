/** Node's resolution of imports for any importer, by import-meta-resolve, built into this module. */
export { moduleResolve } from 'import-meta-resolve';
