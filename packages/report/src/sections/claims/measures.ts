import type { Claims, Finding, JudgedClaim, Measure } from '@parbench/engine/claims';
import { type Html, html, inlineCode } from '../../markup/html.ts';
import { message, name } from '../../markup/name.ts';
import { shorten } from '../../markup/visible-text.ts';
import { drawIntervalStrip, drawRatioAxis } from '../../plot/interval-strip.ts';
import { createRatioScale, type RatioScale } from '../../plot/ratio-scale.ts';
import {
  formatAmounts,
  formatMeasure,
  labelMeasure,
  sortMeasures,
} from '../../wording/claims/describe-measure.ts';
import { nameRuntime } from '../../wording/claims/name-runtime.ts';
import { formatRatio } from '../../wording/quantities.ts';
import { isTooWide } from '../../wording/sentences.ts';
import type { Section } from '../section.ts';
import { renderVerdict } from './verdicts.ts';

/** Each claim with what was measured: the intervals on a common axis, and the bound that decides. */
export function measuresSection({ claims }: Claims): Section {
  return { id: 'measures', title: 'What was measured', body: html`${claims.map(renderClaim)}${legend}` };
}

const legend = html`<p class="muted">Ratios: what a process takes divided by what a thread takes, for each further worker. Speed-ups are against one worker in place, <code>inline</code>. The dashed line is the bound of the rule: an interval that contains it decides nothing.</p>`;

function renderClaim({ id, words, findings, meaning }: JudgedClaim): Html {
  const measured = findings.filter(({ measures }) => measures.length > 0);
  const scale = createRatioScale(measured.flatMap(({ measures }) => measures.flatMap(drawnValues)));
  const reasons = findings.flatMap(({ runtime, reason }) =>
    reason === undefined ? [] : [html`<li>${name(nameRuntime(runtime))}: ${message(reason)}.</li>`],
  );
  return html`<article class="workload" id="${id}"><h3>${id}</h3><p class="facts">${message(words)}</p><p class="verdict">${inlineCode(shorten(meaning, 600))}</p>${reasons.length > 0 && html`<ul class="missing">${reasons}</ul>`}${measured.map((finding) => renderFinding(finding, id, scale))}</article>`;
}

function renderFinding(finding: Finding, id: string, scale: RatioScale): Html {
  const { runtime, verdict } = finding;
  const measures = sortMeasures(finding.measures);
  const hasPlots = measures.some((measure) => intervalOf(measure) !== undefined);
  const rows = measures.map((measure) => {
    const label = labelMeasure(measure);
    return html`<tr data-filter="${id} ${shorten(label, 80)}" class="${measure.stance ?? 'shown'}"><th scope="row">${name(label)}</th><td class="plot">${drawMeasure(measure, label, scale)}</td><td class="number">${formatMeasure(measure)}</td><td class="number interval-text">${formatAmounts(measure)}</td><td class="words">${describeStance(measure)}</td></tr>`;
  });
  return html`<div class="scroll" role="group" aria-label="${id}, ${shorten(nameRuntime(runtime), 80)}" tabindex="0"><table class="intervals of-claims" data-rows="plots"><caption>${name(nameRuntime(runtime))}: ${renderVerdict(verdict)}</caption><thead><tr><th scope="col">measure</th><th scope="col" class="plot"><span class="spoken">plot</span>${hasPlots && drawRatioAxis(scale)}</th><th scope="col" class="number">figure</th><th scope="col" class="number">process : thread</th><th scope="col" class="words">the claim</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** A ratio or a speed-up with the ends of its interval; undefined for other measures, and where no interval is known. */
function intervalOf(measure: Measure): { value: number; low: number; high: number } | undefined {
  if (measure.kind !== 'ratio' && measure.kind !== 'speed-up') return undefined;
  const { value, low, high } = (measure.kind === 'ratio' ? measure.ratio : measure.speedup) ?? {};
  if (value === undefined || low === undefined || high === undefined) return undefined;
  return low > 0 && !isTooWide({ low, high }) ? { value, low, high } : undefined;
}

function boundOf(measure: Measure): number | undefined {
  return measure.kind === 'ratio' || measure.kind === 'speed-up' ? measure.bound : undefined;
}

function drawnValues(measure: Measure): readonly number[] {
  const interval = intervalOf(measure);
  if (interval === undefined) return [];
  return [interval.low, interval.high, boundOf(measure) ?? 1];
}

function drawMeasure(measure: Measure, label: string, scale: RatioScale): Html | false {
  const interval = intervalOf(measure);
  if (interval === undefined) return false;
  const bound = boundOf(measure);
  const against = bound === undefined ? '' : `; the bound is ${formatRatio(bound)}`;
  return drawIntervalStrip(
    {
      ...{ ratio: interval.value, low: interval.low, high: interval.high, bound, blocks: [] },
      verdict: measure.stance ?? 'shown',
      text: `${shorten(label, 80)}: ${formatMeasure(measure)}${against}`,
    },
    scale,
  );
}

const stances = { supports: 'supported', contradicts: 'contradicted', open: 'open' } as const;

/** Measures without a stance are shown and decide nothing. */
function describeStance({ stance }: Measure): string {
  return stance === undefined ? 'not decisive' : stances[stance];
}
