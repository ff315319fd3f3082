import { type Html, html } from '../markup/html.ts';
import type { RatioScale, Tick } from './ratio-scale.ts';

/** A ratio of one block. */
export interface BlockRatio {
  readonly block: number;
  readonly ratio: number;
}

/** What a strip shows: a ratio with its interval, and the ratio of each block. */
export interface IntervalStrip {
  readonly ratio: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly blocks: readonly BlockRatio[];
  /** The ratio that decides, if it is another than 1. */
  readonly bound?: number | undefined;
  readonly verdict: string;
  /** The text equivalent, which is also the tooltip. */
  readonly text: string;
}

/** Draws one row of an interval plot: grid lines, a dot for each block, and the interval with its ratio. */
export function drawIntervalStrip(strip: IntervalStrip, scale: RatioScale): Html {
  const { ratio, low, high, bound, verdict, text } = strip;
  const x = (value: number) => `${scale.positionOf(value)}%`;
  const dots = strip.blocks.map(
    (block) => html`<circle class="block" cx="${x(block.ratio)}" cy="${offsetOf(block)}" r="2.5"/>`,
  );
  const bar =
    low !== undefined &&
    high !== undefined &&
    html`<line class="interval" x1="${x(low)}" x2="${x(high)}" y1="20" y2="20"/><line class="end" x1="${x(low)}" x2="${x(low)}" y1="15.5" y2="24.5"/><line class="end" x1="${x(high)}" x2="${x(high)}" y1="15.5" y2="24.5"/>`;
  return html`<svg class="strip ${verdict}" width="100%" height="32" role="img" aria-label="${text}" data-tip="${text}" tabindex="-1">${drawGrid(scale.ticks)}${bound !== undefined && drawBound(x(bound))}${dots}${bar}<circle class="ratio" cx="${x(ratio)}" cy="20" r="4.5"/></svg>`;
}

/** Draws the axis above the strips. */
export function drawRatioAxis({ ticks }: RatioScale): Html {
  const labels = ticks.map(
    ({ position, label }) =>
      html`<text x="${position}%" y="14" text-anchor="${anchorOf(position)}">${label}</text>`,
  );
  return html`<svg class="axis" width="100%" height="18" aria-hidden="true">${labels}</svg>`;
}

function drawGrid(ticks: readonly Tick[]): readonly Html[] {
  return ticks.map(
    ({ position, label }) =>
      html`<line class="${label === '1x' ? 'one' : 'grid'}" x1="${position}%" x2="${position}%" y1="0" y2="32"/>`,
  );
}

function drawBound(position: string): Html {
  return html`<line class="bound" x1="${position}" x2="${position}" y1="0" y2="32"/>`;
}

/** Blocks are beside the interval, in four rows, so that equal ones do not hide each other. */
function offsetOf({ block }: BlockRatio): number {
  return 4 + (block % 3) * 3.5;
}

function anchorOf(position: number): string {
  if (position < 6) return 'start';
  return position > 94 ? 'end' : 'middle';
}
