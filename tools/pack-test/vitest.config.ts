import { mergeConfig } from 'vitest/config';
// @boundaries-ignore all packages share this configuration
import shared from '../../vitest.shared.ts';

/** What is tested here is what was built and packed: no source condition. Installing takes its time. */
export default mergeConfig(shared, {
  test: {
    execArgv: [],
    globalSetup: ['test/pack-all.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
