import { stripVTControlCharacters } from 'node:util';
import type { CellChange, RunComparison } from '@parbench/engine/compare-runs';
import { formatCount, formatPercent, formatRatio } from '@parbench/report/quantities';
import { isTooWide, listNames } from '@parbench/report/wording';
import { renderTable } from '../../output/table.ts';
import { type Terminal, wrap } from '../../output/terminal.ts';

/** What was compared. */
export interface Compared {
  readonly before: string;
  readonly after: string;
  readonly threshold: number;
  /** Both were measured in the same blocks of one run. */
  readonly isOneRun: boolean;
}

/** Renders a comparison: a row for each cell, the verdict in words, and a note on how to read the figures. */
export function renderComparison(comparison: RunComparison, compared: Compared, terminal: Terminal): string {
  const { changes, uncompared, mismatches } = comparison;
  const sections = [
    [terminal.style('bold', `${compared.after} against ${compared.before}`)],
    changes.length > 0 ? [tableOf(changes, terminal)] : [],
    [wrap(terminal, summaryOf(changes, compared))],
    uncompared.length > 0
      ? [...Map.groupBy(uncompared, ({ reason }) => reason)].map(([reason, cells]) =>
          wrap(terminal, `${listNames(cells.map(({ cell }) => cell))}: ${reason}`, 'not compared  '),
        )
      : [],
    mismatches.map(({ field, before, after }) =>
      wrap(terminal, `${field}: ${JSON.stringify(before)} and ${JSON.stringify(after)}`, 'forced  '),
    ),
    [wrap(terminal, terminal.style('dim', compared.isOneRun ? noteOnOneRun : caveatOfTwoRuns))],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const caveatOfTwoRuns =
  'Each ratio is a cell’s speed-up in the second run divided by that in the first, each against its own run’s baseline. Two runs cannot show how much runs differ, so the intervals allow for 10 %; `parbench compare --against REF` measures both versions in one run and needs no such allowance.';

const noteOnOneRun =
  'Each ratio is the throughput of the later revision divided by that of the earlier, paired by block. The intervals are simultaneous.';

const styles = { slower: 'red', faster: 'green', equivalent: 'dim', inconclusive: 'yellow' } as const;

/** Names of cells are long, so they are broken if the table is wider than the terminal. */
function tableOf(changes: readonly CellChange[], terminal: Terminal): string {
  const content = {
    header: ['cell', 'ratio', '95 % interval', 'blocks', 'verdict'],
    rows: changes.map(({ cell, ratio, low, high, blocks, verdict }) => [
      cell,
      formatRatio(ratio),
      formatInterval(low, high),
      blocks.before === blocks.after ? String(blocks.after) : `${blocks.before}, ${blocks.after}`,
      terminal.style(styles[verdict], verdict),
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

function formatInterval(low: number | undefined, high: number | undefined): string {
  if (low === undefined || high === undefined) return '';
  return isTooWide({ low, high }) ? 'too wide' : `${formatRatio(low)} to ${formatRatio(high)}`;
}

function summaryOf(changes: readonly CellChange[], { threshold }: Compared): string {
  if (changes.length === 0) return 'No cell was measured in both.';
  const count = (verdict: CellChange['verdict']) =>
    changes.filter((change) => change.verdict === verdict).length;
  const slower = count('slower');
  const rest = `${count('faster')} faster, ${count('equivalent')} equivalent, ${count('inconclusive')} inconclusive`;
  const margin = formatPercent(threshold);
  return slower === 0
    ? `No regression of more than ${margin} is shown: of ${formatCount(changes.length, 'cell')}, ${rest}.`
    : `${formatCount(slower, 'cell')} slower by more than ${margin}; ${rest}.`;
}
