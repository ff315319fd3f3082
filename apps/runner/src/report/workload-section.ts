import type { Cell } from '@parbench/engine';
import { layOut, type Page } from './page.ts';
import { formatCount, formatTime } from './quantities.ts';
import { hasSeveralWidths, type WorkloadCells } from './workload-cells.ts';
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

function renderHeading(cells: WorkloadCells, page: Page): string {
  const { name, params, taskCost, blocks } = cells.workload;
  const facts = [
    Object.entries(params)
      .map(([param, value]) => `${param}=${value}`)
      .join(' '),
    taskCost === undefined ? '' : `${formatTime(taskCost.meanMs)} a call`,
    describeWidth(cells),
    formatCount(blocks, 'block'),
  ];
  const shown = facts.filter((fact) => fact !== '').join(' · ');
  return layOut(page, `${page.paint('bold', name)}  ${page.paint('dim', shown)}`);
}

/** The number of workers, unless the table has a column for it. Inline's one is beside the point. */
function describeWidth(cells: WorkloadCells): string {
  if (cells.measured.length === 0 || hasSeveralWidths(cells)) return '';
  return formatCount(Math.max(...cells.measured.map(({ workers }) => workers)), 'worker');
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
