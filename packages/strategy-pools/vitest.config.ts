// @boundaries-ignore all packages share this configuration
export { observing as default } from '../../vitest.shared.ts';
