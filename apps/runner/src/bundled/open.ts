/** The opener of files of `open`, built into this module with the packages that it depends on. */
export { default as openFile } from 'open';
