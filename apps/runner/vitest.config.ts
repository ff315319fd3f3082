import { mergeConfig } from 'vitest/config';
// @boundaries-ignore all packages share this configuration
import { sharingProcess } from '../../vitest.shared.ts';

/** Two files at a time even on two CPUs, where vitest's default is one: most tests start the command and wait for it. */
export default mergeConfig(sharingProcess, { test: { maxWorkers: 2, maxConcurrency: 3 } });
