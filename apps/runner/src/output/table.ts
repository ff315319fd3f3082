import CliTable from 'cli-table3';

/** A table: a header and rows of as many texts, which may be coloured and may hold line breaks. */
export interface TableContent {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of the first column; longer texts in it are broken anywhere. As wide as its texts when missing. */
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

/** The table as text without rules: the first column flush left, figures flush right, two spaces between columns. */
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
