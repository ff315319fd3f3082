import {
  describeUnmeasured,
  groupByReason,
  type Unmeasured,
  type WorkloadCells,
  workloadFacts,
} from '@parbench/report/wording';
import { type Terminal, wrap } from '../output/terminal.ts';
import { renderBreakdown } from './cost-breakdown.ts';
import { renderIntervals } from './interval-plot.ts';
import { type FittedTable, renderWorkloadTable } from './workload-table.ts';

/** Renders one workload: its parameters, the table, the intervals, the cost of a task, the verdict in words, and the cells that were not measured. */
export function renderWorkload(cells: WorkloadCells, terminal: Terminal): FittedTable {
  const { workload, measured, unmeasured } = cells;
  const table = measured.length > 0 ? renderWorkloadTable(cells, terminal) : { text: '', omitted: [] };
  const parts = [
    renderHeading(cells, terminal),
    table.text,
    renderIntervals(cells, terminal),
    renderBreakdown(cells, terminal),
    [
      wrap(terminal, terminal.style('bold', workload.summary ?? '')),
      ...groupByReason(unmeasured).map((cells) => renderUnmeasured(cells, terminal)),
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

function renderUnmeasured(cells: Unmeasured, terminal: Terminal): string {
  const style = cells[0].status === 'skipped' ? 'yellow' : 'red';
  return wrap(
    terminal,
    describeUnmeasured(cells, (text) => terminal.style(style, text)),
    '  ',
  );
}
