import { fileURLToPath } from 'node:url';

/** The environment in which processes keep what they compiled: tests start thousands, and most of a start is compiling. */
export const compileCache = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url)),
};
