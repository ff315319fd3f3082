import type { Cell } from '@parbench/engine';
import { formatCount, formatTime } from '../output/quantities.ts';
import { type Terminal, wrap } from '../output/terminal.ts';
import { renderIntervals } from './interval-plot.ts';
import { hasSeveralWidths, type WorkloadCells } from './workload-cells.ts';
import { type FittedTable, renderWorkloadTable } from './workload-table.ts';

/** Renders one workload: its parameters, the table, the intervals, the verdict in words, and the cells that were not measured. */
export function renderWorkload(cells: WorkloadCells, terminal: Terminal): FittedTable {
  const { workload, measured, unmeasured } = cells;
  const table = measured.length > 0 ? renderWorkloadTable(cells, terminal) : { text: '', omitted: [] };
  const parts = [
    renderHeading(cells, terminal),
    table.text,
    renderIntervals(cells, terminal),
    [
      wrap(terminal, terminal.style('bold', workload.summary ?? '')),
      ...unmeasured.map((cell) => renderUnmeasured(cell, terminal)),
    ].join('\n'),
  ];
  return { ...table, text: parts.filter((part) => part !== '').join('\n\n') };
}

function renderHeading(cells: WorkloadCells, terminal: Terminal): string {
  const { name } = cells.workload;
  return wrap(
    terminal,
    `${terminal.style('bold', name)}  ${terminal.style('dim', workloadFacts(cells).join(' · '))}`,
  );
}

/** The facts of a workload's heading: its parameters, the cost of a call, the numbers of workers and blocks. */
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

/** The number of workers, unless the table has a column for it. The one worker of inline does not count. */
function describeWidth(cells: WorkloadCells): string {
  if (cells.measured.length === 0 || hasSeveralWidths(cells)) return '';
  return formatCount(Math.max(...cells.measured.map(({ workers }) => workers)), 'worker');
}

function renderUnmeasured(cell: Cell, terminal: Terminal): string {
  const style = cell.status === 'skipped' ? 'yellow' : 'red';
  return wrap(
    terminal,
    describeUnmeasured(cell, (text) => terminal.style(style, text)),
    '  ',
  );
}

/** Says why a cell has no figures: `cluster (2 workers) failed: worker-lost`. `style` applies to the part before the reason. */
export function describeUnmeasured(
  { strategy, workers, status, reason = 'no reason given' }: Cell,
  style = (text: string) => text,
): string {
  const outcome = status === 'timeout' ? 'timed out' : status;
  return `${style(`${strategy.name} (${formatCount(workers, 'worker')}) ${outcome}:`)} ${reason}`;
}
