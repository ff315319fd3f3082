import { defineConfig, mergeConfig } from 'vitest/config';
import { compileCache } from './compile-cache.ts';

/** What every package's tests share: they run from source, in processes beside vitest's. */
const shared = defineConfig({
  ssr: { resolve: { conditions: ['@parbench/source', 'node', 'import', 'default'] } },
  resolve: { conditions: ['@parbench/source', 'node', 'import', 'default'] },
  test: {
    pool: 'forks',
    env: compileCache,
    execArgv: ['--conditions=@parbench/source'],
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]],
    testTimeout: 30_000,
    // A shared host can stop a process for seconds. `pnpm test` names each test that passed only the second time.
    retry: process.env.CI === undefined ? 0 : 1,
  },
});

export default shared;

/** The same for packages whose test files leave no trace in their process: they share it, and what it has imported. */
export const sharingProcess = mergeConfig(shared, { test: { isolate: false } });

/**
 * The same for packages that observe libraries: one file after another, since the cases of each run at the same time. Most
 * of their time is waiting for a library that hangs.
 */
export const observing = mergeConfig(shared, { test: { fileParallelism: false, maxConcurrency: 8 } });
