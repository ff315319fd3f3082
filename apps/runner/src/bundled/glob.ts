/** Globs of picomatch, built into this module. */
export { default as picomatch } from 'picomatch';
