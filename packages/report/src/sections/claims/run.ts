import type { Claims } from '@parbench/engine/claims';
import { html } from '../../markup/html.ts';
import { formatDuration } from '../../wording/quantities.ts';
import { formatInstant, machineFacts, renderFacts } from '../machine-facts.ts';
import type { Section } from '../section.ts';

/** The machine, the settings, and how to test the claims again. */
export function runSection(claims: Claims): Section {
  const { run } = claims;
  const facts = renderFacts([
    ...machineFacts(claims),
    ['started', formatInstant(run.startedAt)],
    ['took', `${formatDuration(run.durationMs)}${run.status === 'interrupted' ? ', interrupted' : ''}`],
    ['budget', formatDuration(run.budgetMs)],
    ['parbench', run.parbench],
  ]);
  return {
    id: 'run',
    title: 'Host and run',
    body: html`${facts}<h3>How to reproduce it</h3><pre tabindex="0"><code>parbench claims --budget ${Math.round(run.budgetMs / 1000)}s --seed ${run.seed}</code></pre><p>The seed makes the same inputs and orders; the figures are those of the host at the time.</p>`,
  };
}
