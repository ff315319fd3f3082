import { stripVTControlCharacters } from 'node:util';
import type { Claims, ClaimVerdict, Finding, JudgedClaim } from '@parbench/engine/claims';
import { formatDuration, nothing } from '@parbench/report/quantities';
import {
  claimFacts,
  formatAmounts,
  formatMeasure,
  labelMeasure,
  nameRuntime,
  sortMeasures,
  verdictWords,
} from '@parbench/report/wording';
import { renderTable } from '../../output/table.ts';
import { type Style, type Terminal, wrap } from '../../output/terminal.ts';

/** Renders claims as text: a table of verdicts, then each claim with what was measured. */
export function renderClaims(claims: Claims, terminal: Terminal): string {
  const parts = [
    wrap(terminal, terminal.style('dim', claimFacts(claims).join(' · '))),
    renderVerdicts(claims, terminal),
    ...claims.claims.map((claim) => renderClaim(claim, terminal)),
    wrap(terminal, terminal.style('dim', `${legend} Took ${formatDuration(claims.run.durationMs)}.`)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const legend =
  'Ratios: what a process takes divided by what a thread takes, for each further worker; below them, the amounts. Speed-ups are against inline. In brackets: the 95 % interval, which is what decides. docs/claims.md has the rules.';

function renderVerdicts({ claims }: Claims, terminal: Terminal): string {
  return renderTable({
    header: ['', ...columnsOf(claims[0])],
    rows: claims.map(({ id, findings }) => [
      `  ${id}`,
      ...findings.map(({ verdict }) => styleVerdict(verdict, terminal)),
    ]),
  });
}

function columnsOf(claim: JudgedClaim | undefined): readonly string[] {
  return (claim?.findings ?? []).map(({ runtime }) => nameRuntime(runtime));
}

const styles: Readonly<Record<ClaimVerdict, Style>> = {
  holds: 'green',
  'does-not-hold': 'red',
  undecided: 'yellow',
  skipped: 'dim',
};

function styleVerdict(verdict: ClaimVerdict, terminal: Terminal): string {
  return terminal.style(styles[verdict], verdictWords[verdict]);
}

function renderClaim(claim: JudgedClaim, terminal: Terminal): string {
  const { id, words, findings, meaning } = claim;
  const measures = sortMeasures(findings.flatMap((finding) => finding.measures));
  const labels = [...new Set(measures.map(labelMeasure))];
  const verdicts = ['', ...findings.map(({ verdict }) => styleVerdict(verdict, terminal))];
  const rows = labels.map((label) => [label, ...findings.map((finding) => cellOf(finding, label))]);
  const reasons = findings.flatMap(({ runtime, reason }) =>
    reason === undefined ? [] : [wrap(terminal, `${nameRuntime(runtime)}: ${reason}.`, '  ')],
  );
  return [
    wrap(terminal, `${terminal.style('bold', id)}: ${words}`),
    renderFitting(['', ...columnsOf(claim)], [verdicts, ...rows], terminal),
    ...reasons,
    wrap(terminal, meaning, '  '),
  ].join('\n');
}

/** A narrow terminal breaks the names in the first column. */
function renderFitting(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): string {
  const widths = header.map((_, column) => widthOf([header, ...rows].map((row) => row[column] ?? '')));
  const others = widths.slice(1).reduce((total, width) => total + width + gap, 0);
  const [first = 0] = widths;
  const firstWidth = Math.max(narrowestFirst, Math.min(first, terminal.width - others - indent.length));
  return renderTable({ header, rows, firstWidth }).replace(/^(?=.)/gm, indent);
}

const indent = '  ';
const gap = 2;
const narrowestFirst = 16;

function widthOf(texts: readonly string[]): number {
  return Math.max(
    ...texts.flatMap((text) => stripVTControlCharacters(text).split('\n')).map(({ length }) => length),
  );
}

function cellOf({ measures }: Finding, label: string): string {
  const measure = measures.find((candidate) => labelMeasure(candidate) === label);
  return measure === undefined
    ? nothing
    : [formatMeasure(measure), formatAmounts(measure)].filter(isShown).join('\n');
}

function isShown(text: string): boolean {
  return text !== '';
}
