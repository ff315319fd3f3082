import type { Claims, ClaimVerdict } from '@parbench/engine/claims';
import { renderClaimsCsv } from '../formats/claims-csv.ts';
import { type Html, html } from '../markup/html.ts';
import { name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { measuresSection } from '../sections/claims/measures.ts';
import { runSection } from '../sections/claims/run.ts';
import { verdictsSection } from '../sections/claims/verdicts.ts';
import { claimFacts } from '../wording/claims/claim-facts.ts';
import { nameRuntime } from '../wording/claims/name-runtime.ts';
import { formatCount } from '../wording/quantities.ts';
import { listNames } from '../wording/sentences.ts';
import { renderDocument } from './document.ts';

/** Renders the claims of `parbench claims` as one HTML page that needs nothing else. */
export async function renderClaimsReport(claims: Claims): Promise<string> {
  const day = claims.run.startedAt.slice(0, 10);
  return renderDocument({
    title: 'What everyone says of threads and processes',
    lead: html`<h1>What everyone says of threads and processes</h1><p class="facts">${shorten(claimFacts(claims).join(' · '), 400)} · ${day}</p>${renderAnswer(claims)}`,
    filtered: 'claim or measure',
    sections: [verdictsSection(claims), measuresSection(claims), runSection(claims)],
    download: { name: `parbench-claims-${day}.csv`, csv: renderClaimsCsv(claims) },
  });
}

/** `Node: of 9 claims, 4 hold: memory, …`, for each runtime. */
function renderAnswer({ claims }: Claims): Html {
  const findings = claims.flatMap(({ id, findings }) => findings.map((finding) => ({ ...finding, id })));
  const byRuntime = Map.groupBy(findings, ({ runtime }) => runtime);
  const answers = [...byRuntime].map(([runtime, own]) => {
    const byVerdict = Map.groupBy(own, ({ verdict }) => verdict);
    const parts = Object.entries(outcomes).flatMap(([verdict, words]) => {
      const ids = byVerdict.get(verdict as ClaimVerdict)?.map(({ id }) => id) ?? [];
      return ids.length === 0 ? [] : [`${words(ids.length)} (${listNames(ids)})`];
    });
    return html`<p>${name(nameRuntime(runtime))}: of ${formatCount(own.length, 'claim')}, ${listNames(parts)}.</p>`;
  });
  return html`<div class="answer">${answers}</div>`;
}

const outcomes: Readonly<Record<ClaimVerdict, (count: number) => string>> = {
  holds: (count) => `${count} ${count === 1 ? 'holds' : 'hold'}`,
  'does-not-hold': (count) => `${count} ${count === 1 ? 'does' : 'do'} not hold`,
  undecided: (count) => `${count} ${count === 1 ? 'is' : 'are'} undecided`,
  skipped: (count) => `${count} ${count === 1 ? 'was' : 'were'} skipped`,
};
