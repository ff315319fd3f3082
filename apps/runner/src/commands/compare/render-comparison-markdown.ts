import type { CellChange, RunComparison } from '@parbench/engine/compare-runs';
import { formatRatio } from '@parbench/report/quantities';
import { type Compared, describeChanges, describeRatios } from '@parbench/report/wording';
import { markdownTable } from '../../bundled/markdown-table.ts';
import { blocksText, intervalText } from './change-text.ts';

/** Renders a comparison as GitHub-flavoured Markdown, for a comment on a pull request. */
export function renderComparisonMarkdown(comparison: RunComparison, compared: Compared): string {
  const { changes, uncompared, mismatches } = comparison;
  const parts = [
    `### ${compared.after} against ${compared.before}`,
    `**${describeChanges(changes, compared)}**`,
    changes.length > 0 ? tableOf(changes) : '',
    listOf([
      ...uncompared.map(({ cell, reason }) => `not compared: \`${cell}\`: ${reason}`),
      ...mismatches.map(
        ({ field, before, after }) =>
          `ignored with \`--force\`: \`${field}\` is ${JSON.stringify(before)} and ${JSON.stringify(after)}`,
      ),
    ]),
    describeRatios(compared),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Beside the verdicts that need attention. */
const marks = { slower: '🔴 ', faster: '🟢 ', equivalent: '', inconclusive: '' } as const;

function tableOf(changes: readonly CellChange[]): string {
  const rows = changes.map((change) => [
    `\`${change.cell.replaceAll('|', '\\|')}\``,
    formatRatio(change.ratio),
    intervalText(change),
    blocksText(change),
    `${marks[change.verdict]}${change.verdict}`,
  ]);
  return markdownTable([['cell', 'ratio', '95 % interval', 'blocks', 'verdict'], ...rows], {
    align: ['l', 'r', 'r', 'r', 'l'],
  });
}

function listOf(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
