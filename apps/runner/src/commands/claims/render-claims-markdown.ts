import type { Claims, Finding } from '@parbench/engine/claims';
import { formatDuration } from '@parbench/report/quantities';
import { claimFacts, describeHeadline, nameRuntime, verdictWords } from '@parbench/report/wording';
import { markdownTable } from '../../bundled/markdown-table.ts';

/** Renders claims as GitHub-flavoured Markdown: one table, for a document or a CI summary. */
export function renderClaimsMarkdown(claims: Claims): string {
  const runtimes = claims.claims[0]?.findings.map(({ runtime }) => nameRuntime(runtime)) ?? [];
  const rows = claims.claims.map(({ words, findings, meaning }) => [
    words,
    ...findings.map(renderFinding),
    meaning,
  ]);
  return [
    markdownTable([['what everyone says', ...runtimes, 'on this machine'], ...rows]),
    `${claimFacts(claims).join(' · ')} · took ${formatDuration(claims.run.durationMs)}`,
    '',
  ].join('\n\n');
}

function renderFinding(finding: Finding): string {
  const headline = describeHeadline(finding).replaceAll('|', '\\|');
  const verdict = `**${verdictWords[finding.verdict]}**`;
  return headline === '' ? verdict : `${verdict}<br>${headline}`;
}
