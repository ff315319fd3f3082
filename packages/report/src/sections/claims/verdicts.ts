import type { Claims, ClaimVerdict, Finding } from '@parbench/engine/claims';
import { type Html, html, inlineCode } from '../../markup/html.ts';
import { message, name } from '../../markup/name.ts';
import { shorten } from '../../markup/visible-text.ts';
import { describeHeadline, verdictWords } from '../../wording/claims/describe-row.ts';
import { nameRuntime } from '../../wording/claims/name-runtime.ts';
import type { Section } from '../section.ts';

/** The table of the claims: a verdict for each runtime, and what the verdicts mean on this host. */
export function verdictsSection({ claims }: Claims): Section {
  const runtimes = claims[0]?.findings.map(({ runtime }) => runtime) ?? [];
  const rows = claims.map(
    ({ id, words, findings, meaning }) =>
      html`<tr data-filter="${id}"><th scope="row"><a href="#${id}">${id}</a><span class="detail">${message(words)}</span></th>${findings.map(renderFinding)}<td class="words">${inlineCode(shorten(meaning, 600))}</td></tr>`,
  );
  return {
    id: 'verdicts',
    title: 'Verdicts',
    body: html`<div class="scroll" role="group" aria-label="Verdicts" tabindex="0"><table class="verdicts"><thead><tr><th scope="col">what everyone says</th>${runtimes.map((runtime) => html`<th scope="col">${name(nameRuntime(runtime))}</th>`)}<th scope="col">here</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  };
}

/** Beside the colour, so that nothing depends on it. */
const marks: Readonly<Record<ClaimVerdict, string>> = {
  holds: '✓',
  'does-not-hold': '✗',
  undecided: '?',
  skipped: '–',
};

/** `✓ holds`. */
export function renderVerdict(verdict: ClaimVerdict): Html {
  return html`<span class="mark" aria-hidden="true">${marks[verdict]}</span>${verdictWords[verdict]}`;
}

function renderFinding(finding: Finding): Html {
  return html`<td class="${finding.verdict}"><span class="figure">${renderVerdict(finding.verdict)}</span><span class="detail">${message(describeHeadline(finding))}</span></td>`;
}
