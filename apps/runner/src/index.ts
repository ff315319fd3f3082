export { type Config, defineConfig } from './configuration/define-config.ts';
