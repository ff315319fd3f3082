import { fileURLToPath } from 'node:url';

/** The environment in which processes keep what they compiled: each case starts several, and most of that is compiling. */
export const compileCache = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)),
};
