// @boundaries-ignore all packages share this configuration
export { sharingProcess as default } from '../../vitest.shared.ts';
