/** Tables of markdown-table, built into this module. */
export { markdownTable } from 'markdown-table';
