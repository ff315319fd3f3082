import { stripVTControlCharacters } from 'node:util';
import type { Cell } from '@parbench/engine';
import { hasWinners, type WorkloadCells } from '@parbench/report/wording';
import { renderTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { type Column, columnsOf } from './columns.ts';

/** Marks a strategy of the winner set. */
export const winnerMark = '*';

/** A table that fits the terminal, and the columns omitted for that. */
export interface FittedTable {
  readonly text: string;
  readonly omitted: readonly Column[];
}

/** Renders a workload's measured cells as a table with as many columns as fit the terminal. */
export function renderWorkloadTable(cells: WorkloadCells, terminal: Terminal): FittedTable {
  const columns = columnsOf(cells);
  const render = (count: number) => renderTable(contentOf(cells, columns.slice(0, count), terminal));
  let shown = columns.length;
  let text = render(shown);
  while (shown > 1 && widthOf(text) > terminal.width) text = render(--shown);
  return { text, omitted: columns.slice(shown) };
}

function contentOf(cells: WorkloadCells, columns: readonly Column[], terminal: Terminal) {
  return {
    header: ['\n  strategy', ...columns.map(({ title }) => title)].map((title) =>
      styleLines(terminal, title),
    ),
    rows: cells.measured.map((cell) => rowOf(cell, cells, columns, terminal)),
  };
}

function rowOf(cell: Cell, cells: WorkloadCells, columns: readonly Column[], terminal: Terminal) {
  const isWinner = hasWinners(cells) && cells.workload.winners.includes(cell.id);
  const row = [
    `${isWinner ? winnerMark : ' '} ${cell.strategy.name}`,
    ...columns.map((column) => column.textOf(cell)),
  ];
  return isWinner ? row.map((text) => terminal.style('green', text)) : row;
}

function styleLines(terminal: Terminal, text: string): string {
  return text
    .split('\n')
    .map((line) => terminal.style('dim', line))
    .join('\n');
}

function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => stripVTControlCharacters(line).length));
}
