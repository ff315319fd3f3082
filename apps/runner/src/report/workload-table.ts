import { stripVTControlCharacters } from 'node:util';
import type { Cell } from '@parbench/engine';
import type { Page } from '../output/page.ts';
import { renderTable } from '../output/table.ts';
import { type Column, columnsOf } from './columns.ts';
import type { WorkloadCells } from './workload-cells.ts';

/** Stands before a strategy of the winner set. */
export const winnerMark = '*';

/** A table that fits its page, and the columns that were left out for that. */
export interface FittedTable {
  readonly text: string;
  readonly omitted: readonly Column[];
}

/** The table of a workload's measured cells, with as many columns as the page is wide enough for. */
export function renderWorkloadTable(cells: WorkloadCells, page: Page): FittedTable {
  const columns = columnsOf(cells);
  const render = (count: number) => renderTable(contentOf(cells, columns.slice(0, count), page));
  let shown = columns.length;
  let text = render(shown);
  while (shown > 1 && widthOf(text) > page.width) text = render(--shown);
  return { text, omitted: columns.slice(shown) };
}

function contentOf(cells: WorkloadCells, columns: readonly Column[], page: Page) {
  return {
    header: ['\n  strategy', ...columns.map(({ title }) => title)].map((title) => paintLines(page, title)),
    rows: cells.measured.map((cell) => rowOf(cell, cells, columns, page)),
  };
}

function rowOf(cell: Cell, { workload }: WorkloadCells, columns: readonly Column[], page: Page) {
  const isWinner = workload.winners.includes(cell.id);
  const row = [
    `${isWinner ? winnerMark : ' '} ${cell.strategy.name}`,
    ...columns.map((column) => column.textOf(cell)),
  ];
  return isWinner ? row.map((text) => page.paint('green', text)) : row;
}

function paintLines(page: Page, text: string): string {
  return text
    .split('\n')
    .map((line) => page.paint('dim', line))
    .join('\n');
}

function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => stripVTControlCharacters(line).length));
}
