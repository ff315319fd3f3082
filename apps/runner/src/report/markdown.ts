import type { Cell, Result } from '@parbench/engine';
import {
  describeBreakdowns,
  describeUnmeasured,
  footerLines,
  groupByReason,
  groupByWorkload,
  hostFacts,
  type WorkloadCells,
  winnerMeaning,
  workloadFacts,
} from '@parbench/report/wording';
import { renderAdvice } from '../advice/render-advice.ts';
import { markdownTable } from '../bundled/markdown-table.ts';
import type { Terminal } from '../output/terminal.ts';
import { columnsOf } from './columns.ts';
import { breakdownTable, breakdownTitle, brokenDown } from './cost-breakdown.ts';
import { renderFlags } from './flags.ts';

/** No line is wrapped: a Markdown viewer does that. */
const endlessTerminal: Terminal = { width: Number.POSITIVE_INFINITY, style: (_style, text) => `**${text}**` };

/** Renders the whole result as GitHub-flavoured Markdown with all columns, for a CI summary. */
export function renderMarkdown(result: Result): string {
  const hasWinners = result.workloads.some(({ winners }) => winners.length > 0);
  const parts = [
    '## parbench',
    hostFacts(result).join(' · '),
    ...groupByWorkload(result).flatMap(renderWorkload),
    listOf(renderFlags(result, endlessTerminal).split('\n')),
    [...(hasWinners ? [`**Bold**: the ${winnerMeaning}`] : []), ...footerLines(result)].join('  \n'),
    ...(result.advice ?? []).map((advice) => renderAdvice(advice, endlessTerminal)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function renderWorkload(cells: WorkloadCells): readonly string[] {
  const { workload, measured, unmeasured } = cells;
  return [
    `### ${workload.name}`,
    workloadFacts(cells).join(' · '),
    measured.length === 0 ? '' : renderTable(cells),
    ...renderBreakdown(cells),
    workload.summary ?? '',
    listOf(groupByReason(unmeasured).map((cells) => describeUnmeasured(cells))),
  ];
}

function renderTable(cells: WorkloadCells): string {
  const columns = columnsOf(cells);
  const nameOf = ({ id, strategy }: Cell) =>
    cells.workload.winners.includes(id) ? `**${strategy.name}**` : strategy.name;
  const header = ['strategy', ...columns.map(({ title }) => inOneLine(title))];
  const rows = cells.measured.map((cell) => [nameOf(cell), ...columns.map((column) => column.textOf(cell))]);
  return markdownTable([header, ...rows], { align: ['l', ...columns.map(() => 'r')] });
}

function renderBreakdown(cells: WorkloadCells): readonly string[] {
  const strategies = brokenDown(cells);
  if (strategies.length === 0) return [];
  const { header, rows } = breakdownTable(strategies);
  const align = header.map((_, column) => (column === 0 ? 'l' : 'r'));
  return [breakdownTitle, markdownTable([header, ...rows], { align }), ...describeBreakdowns(strategies)];
}

function inOneLine(title: string): string {
  return title.replace('/\n', '/').replace('\n', ' ').trim();
}

function listOf(items: readonly string[]): string {
  return items
    .filter((item) => item !== '')
    .map((item) => `- ${item}`)
    .join('\n');
}
