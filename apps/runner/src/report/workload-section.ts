import type { Cell } from '@parbench/engine';
import { layOut, type Page } from '../output/page.ts';
import { formatCount, formatTime } from '../output/quantities.ts';
import { renderIntervals } from './interval-plot.ts';
import { hasSeveralWidths, type WorkloadCells } from './workload-cells.ts';
import { type FittedTable, renderWorkloadTable } from './workload-table.ts';

/** A workload's part of the report: what was run, the table, the verdict in words, what could not be measured. */
export function renderWorkload(cells: WorkloadCells, page: Page): FittedTable {
  const { workload, measured, unmeasured } = cells;
  const table = measured.length > 0 ? renderWorkloadTable(cells, page) : { text: '', omitted: [] };
  const parts = [
    renderHeading(cells, page),
    table.text,
    renderIntervals(cells, page),
    [
      layOut(page, page.paint('bold', workload.summary ?? '')),
      ...unmeasured.map((cell) => renderUnmeasured(cell, page)),
    ].join('\n'),
  ];
  return { ...table, text: parts.filter((part) => part !== '').join('\n\n') };
}

function renderHeading(cells: WorkloadCells, page: Page): string {
  const { name } = cells.workload;
  return layOut(page, `${page.paint('bold', name)}  ${page.paint('dim', workloadFacts(cells).join(' · '))}`);
}

/** What was run of a workload: its parameters, what a call costs, how many workers and blocks. */
export function workloadFacts(cells: WorkloadCells): readonly string[] {
  const { params, taskCost, blocks } = cells.workload;
  const facts = [
    Object.entries(params)
      .map(([param, value]) => `${param}=${value}`)
      .join(' '),
    taskCost === undefined ? '' : `${formatTime(taskCost.meanMs)} a call`,
    describeWidth(cells),
    formatCount(blocks, 'block'),
  ];
  return facts.filter((fact) => fact !== '');
}

/** The number of workers, unless the table has a column for it. Inline's one is beside the point. */
function describeWidth(cells: WorkloadCells): string {
  if (cells.measured.length === 0 || hasSeveralWidths(cells)) return '';
  return formatCount(Math.max(...cells.measured.map(({ workers }) => workers)), 'worker');
}

function renderUnmeasured(cell: Cell, page: Page): string {
  const ink = cell.status === 'skipped' ? 'yellow' : 'red';
  return layOut(
    page,
    describeUnmeasured(cell, (text) => page.paint(ink, text)),
    '  ',
  );
}

/** Why a cell has no figures: `cluster (2 workers) failed: worker-lost`; `paint` sets what comes before the reason off. */
export function describeUnmeasured(
  { strategy, workers, status, reason = 'no reason given' }: Cell,
  paint = (text: string) => text,
): string {
  const outcome = status === 'timeout' ? 'timed out' : status;
  return `${paint(`${strategy.name} (${formatCount(workers, 'worker')}) ${outcome}:`)} ${reason}`;
}
