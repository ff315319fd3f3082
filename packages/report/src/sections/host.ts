import type { Result } from '@parbench/engine';
import { type Html, html, inlineCode } from '../markup/html.ts';
import { message } from '../markup/name.ts';
import { drawShareBar, renderLegend, type Share } from '../plot/share-bar.ts';
import { describeFlags } from '../wording/flags.ts';
import { formatDuration, formatPercent } from '../wording/quantities.ts';
import { footerLines } from '../wording/run-facts.ts';
import { renderBlocks } from './blocks.ts';
import type { JudgedWorkload } from './judged-cells.ts';
import { type Fact, formatInstant, machineFacts, renderFacts } from './machine-facts.ts';
import type { Section } from './section.ts';

/** The host and the run: what was measured where, doubts, where the time went, and how throughput varied. */
export function hostSection(result: Result, workloads: readonly JudgedWorkload[]): Section {
  return {
    id: 'host',
    title: 'Host and run',
    body: html`${renderHost(result)}${renderFlags(result)}${renderPhases(result)}${renderBlocks(workloads)}`,
  };
}

function renderHost(result: Result): Html {
  const facts: readonly Fact[] = [
    ...machineFacts(result),
    ['started', formatInstant(result.run.startedAt)],
    ...pressureFacts(result),
  ];
  const notes = footerLines(result).map((line) => html`<p>${inlineCode(line)}</p>`);
  return html`${renderFacts(facts)}${notes}`;
}

/** What other guests of the host, and its quota, took from the blocks. */
function pressureFacts({ cells }: Result): readonly Fact[] {
  const trials = cells.flatMap((cell) => cell.trials);
  const largest = (shares: readonly (number | undefined)[]) => {
    const known = shares.filter((share) => share !== undefined);
    return known.length === 0
      ? undefined
      : `${formatPercent(known.reduce((most, share) => Math.max(most, share), 0))} in the worst block`;
  };
  return [
    ['CPU time to other guests', largest(trials.map(({ stolenShare }) => stolenShare))],
    ['throttled by a quota', largest(trials.map(({ throttledShare }) => throttledShare))],
  ].flatMap(([term, share]) => (term === undefined || share === undefined ? [] : [[term, share]]));
}

function renderFlags(result: Result): Html {
  const flags = describeFlags(result);
  if (flags.length === 0)
    return html`<h3 id="flags">Flags</h3><p>No cell has a flag, a doubt about its figures.</p>`;
  const items = flags.map(
    ({ flag, cells, advice }) =>
      html`<li><strong>${flag}</strong> <span class="muted">(${message(cells)})</span>: ${inlineCode(advice)}</li>`,
  );
  return html`<h3 id="flags">Flags</h3><p>A flag is a doubt about the figures. It changes no verdict.</p><ul>${items}</ul>`;
}

function renderPhases({ run: { phasesMs = {} } }: Result): Html | string {
  const total = Object.values(phasesMs).reduce((sum, ms) => sum + ms, 0);
  if (total === 0) return '';
  const phases = mergeSmall(Object.entries(phasesMs), total);
  const shares: readonly Share[] = phases.map(([name, amount]) => ({
    ...{ name, amount },
    text: `${formatPhase(amount)}, ${formatPercent(Number((amount / total).toFixed(3)))}`,
  }));
  return html`<h3>Where the time went</h3>${drawShareBar(shares)}${renderLegend(shares)}`;
}

/** Phases below this share are shown as one. */
const smallestShown = 0.02;

function mergeSmall(phases: readonly [string, number][], total: number): readonly [string, number][] {
  const isSmall = ([, ms]: readonly [string, number]) => ms / total < smallestShown;
  const rest = phases.filter(isSmall).reduce((sum, [, ms]) => sum + ms, 0);
  return [...phases.filter((phase) => !isSmall(phase)), ...(rest > 0 ? [['others', rest] as const] : [])].map(
    ([name, ms]) => [name, ms],
  );
}

function formatPhase(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : formatDuration(ms);
}
