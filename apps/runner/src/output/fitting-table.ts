import { renderTable, type TableContent } from './table.ts';
import { type Terminal, wrap } from './terminal.ts';

/** A first column that is narrower than this breaks names too often. */
const narrowestFirst = 16;

/**
 * Renders a table that fits the terminal: with a narrower first column if need be, then without the last columns, which a
 * line below it names.
 */
export function renderFittingTable(content: TableContent, terminal: Terminal): string {
  const overflow = widthOf(renderTable(content)) - terminal.width;
  if (overflow <= 0) return renderTable(content);
  const widest = Math.max(...content.rows.map(([name = '']) => name.length));
  const firstWidth = Math.min(widest, Math.max(narrowestFirst, widest - overflow));
  const columnsShown = (count: number) =>
    renderTable({
      header: content.header.slice(0, count),
      rows: content.rows.map((row) => row.slice(0, count)),
      firstWidth,
    });
  let count = content.header.length;
  while (count > 2 && widthOf(columnsShown(count)) > terminal.width) count--;
  const omitted = content.header.slice(count).map((title) => title.replace('\n', ' '));
  if (omitted.length === 0) return columnsShown(count);
  const note = `Not shown at ${terminal.width} columns: ${omitted.join(', ')}. Widen the terminal, or use \`--json\`.`;
  return `${columnsShown(count)}\n${wrap(terminal, terminal.style('dim', note))}`;
}

function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
