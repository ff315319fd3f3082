import { defineConfig } from './apps/runner/src/index.ts';

/** A new folder of a strategy is in the matrix without an edit here. */
export default defineConfig({ plugins: ['./packages/strategy-*'] });
