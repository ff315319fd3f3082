// @boundaries-ignore all packages share this configuration
export { default } from '../../vitest.shared.ts';
