import { stripVTControlCharacters } from 'node:util';
import type { CellChange, RunComparison } from '@parbench/engine/compare-runs';
import { formatCount, formatPercent, formatRatio } from '../../output/quantities.ts';
import { renderTable } from '../../output/table.ts';
import { type Terminal, wrap } from '../../output/terminal.ts';
import { isTooWide } from '../../report/wording.ts';

/** What was compared, and by what. */
export interface Compared {
  readonly before: string;
  readonly after: string;
  readonly threshold: number;
  /** Both were measured in the same blocks of one run, not each in a run of its own. */
  readonly isOneRun: boolean;
}

/** Two runs or revisions for people: a row for each cell, then the verdict in words and what the figures cannot show. */
export function renderComparison(comparison: RunComparison, compared: Compared, terminal: Terminal): string {
  const { changes, uncompared, mismatches } = comparison;
  const sections = [
    [terminal.style('bold', `${compared.after} against ${compared.before}`)],
    changes.length > 0 ? [tableOf(changes, terminal)] : [],
    [wrap(terminal, summaryOf(changes, compared))],
    uncompared.length > 0
      ? uncompared.map(({ cell, reason }) => wrap(terminal, `${cell}: ${reason}`, 'not compared  '))
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
  'Each figure is a cell’s speed-up over its own run’s baseline, second run to first. What differs between two runs and lasts through one is in no interval; `parbench compare --against REF` measures both versions in one run.';

const noteOnOneRun =
  'Each figure is the throughput of the one in ratio to the other, paired by block; the intervals hold all at once.';

const styles = { slower: 'red', faster: 'green', equivalent: 'dim', inconclusive: 'yellow' } as const;

/** Names of cells are long: where the table is wider than the terminal, they are broken. */
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
  if (changes.length === 0) return 'There is no cell that was measured in both.';
  const count = (verdict: CellChange['verdict']) =>
    changes.filter((change) => change.verdict === verdict).length;
  const slower = count('slower');
  const rest = `${count('faster')} faster, ${count('equivalent')} equivalent, ${count('inconclusive')} inconclusive`;
  const margin = formatPercent(threshold);
  return slower === 0
    ? `No regression beyond ${margin} is shown: of ${formatCount(changes.length, 'cell')}, ${rest}.`
    : `${formatCount(slower, 'cell')} slower by more than ${margin}; ${rest}.`;
}
