import { defineConfig } from 'vitest/config';

/** What every package's tests share: they run from source, in processes of their own. */
export default defineConfig({
  ssr: { resolve: { conditions: ['@parbench/source', 'node', 'import', 'default'] } },
  resolve: { conditions: ['@parbench/source', 'node', 'import', 'default'] },
  test: {
    pool: 'forks',
    execArgv: ['--conditions=@parbench/source'],
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]],
    testTimeout: 30_000,
  },
});
