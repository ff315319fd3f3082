import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolTriangle2,
  symbolWye,
} from 'd3-shape';
import { type Html, html } from '../markup/html.ts';
import { name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import type { Curve, CurvePlot, CurvePoint } from '../wording/sweep/sweep-text.ts';
import { type CurveScale, createCurveScale } from './curve-scale.ts';

/** The height of a plot, and of its area, pixels. Widths are percentages, so that plots fit any page. */
const [height, top, bottom] = [300, 12, 268];

/** Distinguish curves without colour. */
const symbols: readonly SymbolType[] = [
  ...[symbolCircle, symbolTriangle, symbolSquare, symbolDiamond],
  ...[symbolCross, symbolStar, symbolTriangle2, symbolWye],
];

interface Scales {
  readonly x: CurveScale;
  readonly y: CurveScale;
}

/** Draws curves with an interval at each point, their laws and crossings, and a legend; `text` is for screen readers. */
export function drawCurves(plot: CurvePlot, text: string): Html {
  const scales = scalesOf(plot);
  const { level } = plot;
  const curves = plot.series.map((curve, index) => drawCurve(curve, index, plot, scales));
  return html`<figure class="curves"><figcaption>${capitalise(plot.title)}</figcaption><svg role="img" width="100%" height="${height}" aria-label="${text}">${drawAxes(scales)}${level !== undefined && html`<line class="level" x1="0%" x2="100%" y1="${scales.y.positionOf(level)}" y2="${scales.y.positionOf(level)}"/>`}${curves}</svg>${drawLegend(plot.series)}</figure>`;
}

function scalesOf({ x, y, series, level }: CurvePlot): Scales {
  const points = series.flatMap((curve) => curve.points);
  const crossed = series.flatMap(({ crossing }) =>
    crossing?.status === 'bracketed' ? [crossing.value] : [],
  );
  return {
    x: createCurveScale(x, [...points.map((point) => point.x), ...crossed], {
      ...{ start: 2, end: 98, labelDistance: 11 },
    }),
    y: createCurveScale(y, [...points.map((point) => point.y), ...(level === undefined ? [] : [level])], {
      ...{ start: bottom, end: top, labelDistance: 22 },
    }),
  };
}

function drawAxes({ x, y }: Scales): Html {
  const rows = y.ticks.map(
    ({ position, label }) =>
      html`<line class="grid" x1="0%" x2="100%" y1="${position}" y2="${position}"/><text x="0%" dx="-8" y="${position}" dy="4" text-anchor="end">${label}</text>`,
  );
  const columns = x.ticks.map(
    ({ position, label }) =>
      html`<line class="tick" x1="${position}%" x2="${position}%" y1="${bottom}" y2="${bottom + 5}"/><text x="${position}%" y="${bottom + 20}" text-anchor="middle">${label}</text>`,
  );
  return html`<g class="axis">${rows}<line class="base" x1="0%" x2="100%" y1="${bottom}" y2="${bottom}"/>${columns}</g>`;
}

function drawCurve(curve: Curve, index: number, plot: CurvePlot, scales: Scales): Html {
  const { points } = curve;
  const { to: highest = Number.POSITIVE_INFINITY } = plot.y;
  const law = curve.law?.filter(({ y }) => y <= highest) ?? [];
  return html`<g class="${seriesClass(index)}">${drawSegments(law, 'law', scales)}${drawSegments(points, 'line', scales)}${points.map((point) => drawWhisker(point, scales))}${drawCrossing(curve, plot, scales)}${points.map((point) => drawMarker(point, curve, index, plot, scales))}</g>`;
}

function drawSegments(
  points: readonly Pick<CurvePoint, 'x' | 'y'>[],
  kind: 'line' | 'law',
  { x, y }: Scales,
): readonly Html[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from === undefined
      ? []
      : html`<line class="${kind}" x1="${x.positionOf(from.x)}%" y1="${y.positionOf(from.y)}" x2="${x.positionOf(to.x)}%" y2="${y.positionOf(to.y)}"/>`;
  });
}

function drawWhisker({ x: at, low, high }: CurvePoint, { x, y }: Scales): Html | false {
  if (low === undefined || high === undefined) return false;
  return html`<line class="whisker" x1="${x.positionOf(at)}%" x2="${x.positionOf(at)}%" y1="${y.positionOf(low)}" y2="${y.positionOf(high)}"/>`;
}

/** A bar on the line of the level, as long as the interval; an end outside the grid is at the end of the axis. */
function drawCrossing(
  { crossing, label }: Curve,
  { level, x: axis }: CurvePlot,
  { x, y }: Scales,
): Html | false {
  if (crossing?.status !== 'bracketed' || level === undefined) return false;
  const { value, low = 0, high = Number.MAX_VALUE } = crossing;
  const row = y.positionOf(level);
  return html`<g class="crossing" data-tip="${shorten(label, 80)}: ${axis.format(value)}"><line x1="${x.positionOf(low)}%" x2="${x.positionOf(high)}%" y1="${row}" y2="${row}"/><circle cx="${x.positionOf(value)}%" cy="${row}" r="5"/></g>`;
}

function drawMarker(
  point: CurvePoint,
  { label }: Curve,
  index: number,
  plot: CurvePlot,
  { x, y }: Scales,
): Html {
  const { low, high } = point;
  const { format } = plot.y;
  const interval = low === undefined || high === undefined ? '' : ` (${format(low)} to ${format(high)})`;
  const tip = `${shorten(label, 80)} at ${plot.x.format(point.x)}: ${format(point.y)}${interval}`;
  return html`<svg class="marker" x="${x.positionOf(point.x)}%" y="${y.positionOf(point.y)}" data-tip="${tip}"><path d="${shapeOf(index)}"/></svg>`;
}

function drawLegend(series: readonly Curve[]): Html {
  const items = series.map(
    ({ label }, index) =>
      html`<li><svg class="key ${seriesClass(index)}" width="14" height="14" aria-hidden="true"><svg class="marker" x="50%" y="50%"><path d="${shapeOf(index)}"/></svg></svg> ${name(label)}</li>`,
  );
  return html`<ul class="legend">${items}</ul>`;
}

/** The number of colours and shapes; further curves begin again. */
const styles = symbols.length;

function seriesClass(index: number): string {
  return `series-${index % styles}`;
}

function shapeOf(index: number): string {
  return symbol(symbols[index % styles] ?? symbolCircle, 60).digits(1)() ?? '';
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
