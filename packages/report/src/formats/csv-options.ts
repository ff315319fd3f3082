import type { Options } from './bundled/csv.ts';

/** RFC 4180. Texts that a spreadsheet would take for a formula get an apostrophe; figures are none, even if negative. */
export const csvOptions: Options = {
  escape_formulas: true,
  cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
};
