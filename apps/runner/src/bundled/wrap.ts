/** Line breaks of fast-wrap-ansi, built into this module with the packages that it depends on. */
export { wrapAnsi } from 'fast-wrap-ansi';
