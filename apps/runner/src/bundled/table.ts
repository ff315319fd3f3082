/** Tables of cli-table3, built into this module with the packages that it depends on. */
export { default as CliTable } from 'cli-table3';
