import { defineConfig } from './apps/runner/src/index.ts';

/** The folder of a new strategy or workload is in the matrix without an edit here: see `npx -y pnpm new`. */
export default defineConfig({ plugins: ['./packages/{strategy,workload}-*'] });
