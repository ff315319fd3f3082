/** The CSV of csv-stringify, built into this module. */
export { type Options, stringify } from 'csv-stringify/sync';
