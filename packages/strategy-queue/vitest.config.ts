import { mergeConfig } from 'vitest/config';
// @boundaries-ignore all packages share this configuration
import shared from '../../vitest.shared.ts';

/** One file after another, since the cases of each already run several at a time. */
export default mergeConfig(shared, { test: { fileParallelism: false } });
