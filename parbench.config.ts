import { defineConfig } from 'parbench';

/** A new folder of a strategy is in the matrix without an edit here. */
export default defineConfig({ plugins: ['./packages/strategy-*'] });
