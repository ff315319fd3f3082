/** Progress bars of cli-progress, built into this module with the packages that it depends on. */
export { MultiBar, Presets, type SingleBar } from 'cli-progress';
