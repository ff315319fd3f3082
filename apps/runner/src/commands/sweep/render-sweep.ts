import type { Sweep } from '@parbench/engine/sweep';
import { describeSweep, hostFacts, renderTime, type TextTable } from '@parbench/report/wording';
import { renderFittingTable } from '../../output/fitting-table.ts';
import { type Terminal, wrap } from '../../output/terminal.ts';
import { renderCurves } from '../../report/curve-plot.ts';
import { renderFlags } from '../../report/flags.ts';

/** Renders a sweep as text: the host, a plot, tables, what follows from them, and the points that are missing. */
export function renderSweep({ analysis, result }: Sweep, terminal: Terminal): string {
  const { name, facts, overview, points, answers, sentences, legend } = describeSweep(analysis);
  const parts = [
    wrap(terminal, terminal.style('dim', hostFacts(result).join(' · '))),
    `${terminal.style('bold', name)} ${facts}`,
    renderCurves({ ...overview, x: { ...overview.x, padding: 2 } }, terminal),
    renderTable(points, terminal),
    renderTable(answers, terminal),
    sentences.map((sentence) => wrap(terminal, sentence, '  ')).join('\n'),
    wrap(terminal, terminal.style('dim', legend)),
    renderMissing(result, terminal),
    renderFlags(result, terminal),
    wrap(terminal, terminal.style('dim', renderTime(result))),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A name is shown once, at the first of its rows. */
function renderTable({ header, rows }: TextTable, terminal: Terminal): string {
  const named = rows.map(([name = '', ...texts], index) => [
    rows[index - 1]?.[0] === name ? '' : `  ${name}`,
    ...texts,
  ]);
  return renderFittingTable({ header, rows: named }, terminal);
}

/** The cells without figures, by the reason. */
function renderMissing({ cells }: Sweep['result'], terminal: Terminal): string {
  const missing = cells.filter(({ status }) => status !== 'ok');
  const groups = Map.groupBy(missing, ({ status, reason }) => `${status}: ${reason}`);
  return [...groups]
    .map(([reason, group]) => wrap(terminal, `${group.map(({ id }) => id).join(', ')} ${reason}`))
    .join('\n');
}
