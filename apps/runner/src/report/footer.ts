import type { Result } from '@parbench/engine';
import { footerLines, groupByWorkload, hasWinners, winnerMeaning } from '@parbench/report/wording';
import { type Terminal, wrap } from '../output/terminal.ts';
import { winnerMark } from './workload-table.ts';

/** Renders the legend, the widths of the intervals, the duration, the reason for stopping, and the columns not shown. */
export function renderFooter(result: Result, omitted: readonly string[], terminal: Terminal): string {
  return [renderLegend(result), ...footerLines(result), renderOmitted(omitted, terminal)]
    .filter((line) => line !== '')
    .map((line) => wrap(terminal, terminal.style('dim', line)))
    .join('\n');
}

function renderLegend(result: Result): string {
  return groupByWorkload(result).some(hasWinners) ? `${winnerMark} ${winnerMeaning}` : '';
}

function renderOmitted(omitted: readonly string[], terminal: Terminal): string {
  return omitted.length === 0
    ? ''
    : `Not shown at ${terminal.width} columns: ${omitted.join(', ')}. Widen the terminal, or use \`--json\`.`;
}
