import { defineConfig } from '../../../apps/runner/src/index.ts';

/** The strategies of the repository, and the workloads of this comparison. */
export default defineConfig({ plugins: ['../../../packages/strategy-*', './workloads.ts'] });
