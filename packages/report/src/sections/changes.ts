import type { CellChange, RunComparison } from '@parbench/engine/compare-runs';
import { type Html, html } from '../markup/html.ts';
import { message, name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { drawIntervalStrip, drawRatioAxis } from '../plot/interval-strip.ts';
import { createRatioScale, type RatioScale } from '../plot/ratio-scale.ts';
import { formatRatio, nothing } from '../wording/quantities.ts';
import { isTooWide } from '../wording/sentences.ts';
import type { Section } from './section.ts';

/** Before and after: the change of each cell with its interval, and what could not be compared. */
export function changesSection({ changes, uncompared, mismatches }: RunComparison): Section {
  const missing = uncompared.map(({ cell, reason }) => html`<li>${name(cell)}: ${message(reason)}</li>`);
  const forced = mismatches.map(
    ({ field, before, after }) =>
      html`<li>${field}: ${message(`${JSON.stringify(before)} and ${JSON.stringify(after)}`)}</li>`,
  );
  return {
    id: 'changes',
    title: 'Before and after',
    body: html`${changes.length > 0 && renderTable(changes)}${missing.length > 0 && html`<h3>Not compared</h3><ul>${missing}</ul>`}${forced.length > 0 && html`<h3>Differences that were ignored with <code>--force</code></h3><ul>${forced}</ul>`}`,
  };
}

function renderTable(changes: readonly CellChange[]): Html {
  const scale = createRatioScale(
    changes.flatMap((change) => [change.ratio, ...Object.values(drawableEnds(change))]),
  );
  return html`<p><button type="button" class="download" hidden>Download as CSV</button></p><div class="scroll" role="group" aria-label="Changes" tabindex="0"><table class="intervals of-cells" data-rows="plots" data-counted><caption>After divided by before, with its 95 % interval</caption><thead><tr><th scope="col">cell</th><th scope="col" class="plot"><span class="spoken">plot</span>${drawRatioAxis(scale)}</th><th scope="col" class="number">ratio</th><th scope="col" class="number">95 % interval</th><th scope="col" class="number">blocks</th><th scope="col" class="words">verdict</th></tr></thead><tbody>${changes.map((change) => renderRow(change, scale))}</tbody></table></div>`;
}

function renderRow(change: CellChange, scale: RatioScale): Html {
  const { cell, ratio, blocks, verdict } = change;
  const interval = intervalText(change);
  const strip = {
    ...{ ratio, ...drawableEnds(change), blocks: [], verdict },
    text: `${shorten(cell, 80)}: ${formatRatio(ratio)} (${interval}), ${verdict}`,
  };
  const counted = blocks.before === blocks.after ? blocks.after : `${blocks.before}, ${blocks.after}`;
  return html`<tr data-filter="${shorten(cell, 300)}" class="${verdict}"><th scope="row">${name(cell)}</th><td class="plot">${drawIntervalStrip(strip, scale)}</td><td class="number">${formatRatio(ratio)}</td><td class="number interval-text">${interval}</td><td class="number">${counted}</td><td class="words">${verdict}</td></tr>`;
}

function drawableEnds({ low, high }: CellChange): { low?: number; high?: number } {
  if (low === undefined || high === undefined || isTooWide({ low, high })) return {};
  return { low, high };
}

function intervalText({ low, high }: CellChange): string {
  if (low === undefined || high === undefined) return nothing;
  return isTooWide({ low, high }) ? 'too wide' : `${formatRatio(low)} to ${formatRatio(high)}`;
}
