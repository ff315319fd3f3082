import { mergeConfig } from 'vitest/config';
// @boundaries-ignore all packages share this configuration
import shared from '../../vitest.shared.ts';

/** Modules load in Node's own way: what the suite says of missing and broken modules must be true of Node, not of Vite. */
export default mergeConfig(shared, { test: { experimental: { viteModuleRunner: false } } });
