import { stripVTControlCharacters } from 'node:util';
import type { CellChange, RunComparison } from '@parbench/engine/compare-runs';
import { formatRatio } from '@parbench/report/quantities';
import { type Compared, describeChanges, describeRatios, listNames } from '@parbench/report/wording';
import { renderTable } from '../../output/table.ts';
import { type Terminal, wrap } from '../../output/terminal.ts';
import { blocksText, intervalText } from './change-text.ts';

/** Renders a comparison: a row for each cell, the verdict in words, and a note on how to read the figures. */
export function renderComparison(comparison: RunComparison, compared: Compared, terminal: Terminal): string {
  const { changes, uncompared, mismatches } = comparison;
  const sections = [
    [terminal.style('bold', `${compared.after} against ${compared.before}`)],
    changes.length > 0 ? [tableOf(changes, terminal)] : [],
    [wrap(terminal, describeChanges(changes, compared))],
    uncompared.length > 0
      ? [...Map.groupBy(uncompared, ({ reason }) => reason)].map(([reason, cells]) =>
          wrap(terminal, `${listNames(cells.map(({ cell }) => cell))}: ${reason}`, 'not compared  '),
        )
      : [],
    mismatches.map(({ field, before, after }) =>
      wrap(terminal, `${field}: ${JSON.stringify(before)} and ${JSON.stringify(after)}`, 'forced  '),
    ),
    [wrap(terminal, terminal.style('dim', describeRatios(compared)))],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const styles = { slower: 'red', faster: 'green', equivalent: 'dim', inconclusive: 'yellow' } as const;

/** Names of cells are long, so they are broken if the table is wider than the terminal. */
function tableOf(changes: readonly CellChange[], terminal: Terminal): string {
  const content = {
    header: ['cell', 'ratio', '95 % interval', 'blocks', 'verdict'],
    rows: changes.map((change) => [
      change.cell,
      formatRatio(change.ratio),
      intervalText(change),
      blocksText(change),
      terminal.style(styles[change.verdict], change.verdict),
    ]),
  };
  const table = renderTable(content);
  const widest = Math.max(...table.split('\n').map((line) => stripVTControlCharacters(line).length));
  if (widest <= terminal.width) return table;
  const longest = Math.max(...changes.map(({ cell }) => cell.length));
  return renderTable({
    ...content,
    firstWidth: Math.max(narrowestCell, longest - (widest - terminal.width)),
  });
}

const narrowestCell = 8;
