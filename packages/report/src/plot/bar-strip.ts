import type { Metric } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { scaleLinear } from './bundled/d3.ts';
import { roundPosition } from './round-position.ts';

/** Draws one figure as a bar from zero with its interval; `largest` is the right end of the axis. */
export function drawBarStrip({ value, low, high }: Metric, largest: number, text: string): Html {
  const scale = scaleLinear([0, largest || 1], [0, 100]).clamp(true);
  const x = (position: number) => `${roundPosition(scale(position))}%`;
  const whisker =
    low !== undefined &&
    high !== undefined &&
    html`<line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="8" y2="8"/>`;
  return html`<svg class="bar" width="100%" height="16" aria-hidden="true" data-tip="${text}"><rect x="0" y="2" width="${x(value)}" height="12" rx="2"/>${whisker}</svg>`;
}
