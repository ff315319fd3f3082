import type { Cell } from '@parbench/engine';
import { layOut, type Page } from './page.ts';
import { formatCount, formatTime } from './quantities.ts';
import type { WorkloadCells } from './workload-cells.ts';
import { type FittedTable, renderWorkloadTable } from './workload-table.ts';

/** A workload's part of the report: what was run, the table, the verdict in words, what could not be measured. */
export function renderWorkload(cells: WorkloadCells, page: Page): FittedTable {
  const { workload, measured, unmeasured } = cells;
  const table = measured.length > 0 ? renderWorkloadTable(cells, page) : { text: '', omitted: [] };
  const parts = [
    renderHeading(cells, page),
    table.text,
    [
      layOut(page, page.paint('bold', workload.summary)),
      ...unmeasured.map((cell) => renderUnmeasured(cell, page)),
    ].join('\n'),
  ];
  return { ...table, text: parts.filter((part) => part !== '').join('\n\n') };
}

function renderHeading({ workload, measured }: WorkloadCells, page: Page): string {
  const params = Object.entries(workload.params).map(([name, value]) => `${name}=${value}`);
  const widths = [...new Set(measured.map(({ workers }) => workers).filter((workers) => workers > 1))];
  const [width] = widths;
  const facts = [
    params.join(' '),
    workload.taskCost && `${formatTime(workload.taskCost.meanMs)} a call`,
    widths.length === 1 && width !== undefined && formatCount(width, 'worker'),
    formatCount(workload.blocks, 'block'),
  ];
  const shown = facts.filter((fact) => typeof fact === 'string' && fact !== '');
  return layOut(page, `${page.paint('bold', workload.name)}  ${page.paint('dim', shown.join(' · '))}`);
}

function renderUnmeasured(
  { strategy, workers, status, reason = 'no reason given' }: Cell,
  page: Page,
): string {
  const ink = status === 'skipped' ? 'yellow' : 'red';
  const outcome = status === 'timeout' ? 'timed out' : status;
  const name = `${strategy.name} (${formatCount(workers, 'worker')})`;
  return layOut(page, `${page.paint(ink, `${name} ${outcome}:`)} ${reason}`, '  ');
}
