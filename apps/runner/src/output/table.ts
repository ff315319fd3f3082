import { CliTable } from '../bundled/table.ts';

/** A header and rows of equal length; texts may be coloured and may hold line breaks. */
export interface TableContent {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The width of the first column; longer texts break anywhere. As wide as its texts if missing. */
  readonly firstWidth?: number;
}

const noLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Renders a table without rules: the first column flush left, the others flush right, two spaces between columns. */
export function renderTable({ header, rows, firstWidth }: TableContent): string {
  const table = new CliTable({
    head: [...header],
    chars: noLines,
    colAligns: header.map((_, column) => (column === 0 ? 'left' : 'right')),
    rowAligns: ['bottom'],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    ...(firstWidth !== undefined && { colWidths: [firstWidth], wordWrap: true, wrapOnWordBoundary: false }),
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
