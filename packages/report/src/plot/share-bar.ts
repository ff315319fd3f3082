import { type Html, html } from '../markup/html.ts';
import { scaleLinear, stack } from './bundled/d3.ts';
import { roundPosition } from './round-position.ts';

/** A part of a whole. */
export interface Share {
  readonly name: string;
  readonly amount: number;
  /** What the legend says after the name. */
  readonly text: string;
}

/** The number of colours; further parts begin again. */
const colours = 8;

/** Draws the parts of a whole side by side in one bar. */
export function drawShareBar(shares: readonly Share[]): Html {
  const total = shares.reduce((sum, { amount }) => sum + amount, 0);
  const scale = scaleLinear([0, total || 1], [0, 100]);
  const amounts = Object.fromEntries(shares.map(({ amount }, index) => [String(index), amount]));
  const series = stack<Record<string, number>>().keys(Object.keys(amounts))([amounts]);
  const parts = shares.map(({ name, text }, index) => {
    const [from = 0, to = 0] = series[index]?.[0] ?? [];
    return html`<rect class="${shareClass(index)}" x="${roundPosition(scale(from))}%" y="0" width="${roundPosition(scale(to) - scale(from))}%" height="22" data-tip="${name}: ${text}"/>`;
  });
  return html`<svg class="shares" width="100%" height="22" aria-hidden="true">${parts}</svg>`;
}

/** Lists the parts of a bar by colour, each with its text. */
export function renderLegend(shares: readonly Share[]): Html {
  const items = shares.map(
    ({ name, text }, index) =>
      html`<li><svg class="key" width="12" height="12" aria-hidden="true"><rect class="${shareClass(index)}" width="12" height="12" rx="2"/></svg> ${name}: <span class="muted">${text}</span></li>`,
  );
  return html`<ul class="legend">${items}</ul>`;
}

function shareClass(index: number): string {
  return `share-${index % colours}`;
}
