import { mergeConfig } from 'vitest/config';
// @boundaries-ignore all packages share this configuration
import shared from '../../vitest.shared.ts';

/** Modules load in Node's own way: the suite tests how Node, not Vite, treats missing and broken modules. */
export default mergeConfig(shared, { test: { experimental: { viteModuleRunner: false } } });
