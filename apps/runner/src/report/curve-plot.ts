import type { Curve, CurvePlot, CurvePoint } from '@parbench/report/wording';
import type { Style, Terminal } from '../output/terminal.ts';
import { createScale, type PlotAxis, type Scale } from './plot-scale.ts';

/** Curves with axes for a terminal. */
export type TerminalPlot = Omit<CurvePlot, 'x' | 'y'> & { readonly x: PlotAxis; readonly y: PlotAxis };

const height = 14;
const widest = 90;

/** Distinguishes curves without colour; each has a counterpart in ASCII. */
const markers = ['●', '▲', '■', '◆', '○', '△', '□', '◇'] as const;
const styles: readonly Style[] = ['cyan', 'yellow', 'green', 'magenta', 'blue', 'red'];

/**
 * Draws curves with a marker and a vertical interval at each point, as wide as the terminal; empty without points. An
 * interval is cut at the ends of the axis.
 */
export function renderCurves(plot: TerminalPlot, terminal: Terminal): string {
  const points = plot.series.flatMap((series) => series.points);
  if (points.length === 0) return '';
  const y = createScale(plot.y, { values: points.map((point) => point.y), length: height });
  const margin = Math.max(...y.ticks.map(({ label }) => label.length)) + 2;
  const x = createScale(plot.x, {
    values: points.map((point) => point.x),
    length: Math.min(widest, terminal.width - margin - 4),
  });
  const canvas = createCanvas(x, y, terminal);
  if (plot.level !== undefined) canvas.drawLevel(plot.level);
  for (const [index, { points: own }] of plot.series.entries()) canvas.drawLine(own, styleOf(index));
  for (const [index, { points: own }] of plot.series.entries()) canvas.drawIntervals(own, styleOf(index));
  for (const [index, { points: own }] of plot.series.entries()) {
    canvas.drawMarkers(own, markerOf(index), styleOf(index));
  }
  const rows = canvas.rows().map((row, index) => {
    const label = y.ticks.find(({ position }) => position === height - 1 - index)?.label ?? '';
    return `${label.padStart(margin - 1)}${label === '' ? '│' : '┤'}${row}`;
  });
  const title = terminal.style('dim', `  ${plot.title}`);
  return [title, ...rows, ...drawXAxis(x, margin), drawLegend(plot.series, terminal)].join('\n');
}

function markerOf(index: number): string {
  return markers[index % markers.length] ?? '●';
}

function styleOf(index: number): Style {
  return styles[index % styles.length] ?? 'cyan';
}

/** A grid of characters, drawn from back to front. */
function createCanvas(x: Scale, y: Scale, terminal: Terminal) {
  const cells = Array.from({ length: y.length }, () => Array.from({ length: x.length }, () => ' '));
  const put = (column: number, row: number, glyph: string, style: Style) => {
    const line = cells[y.length - 1 - row];
    if (line !== undefined && column >= 0 && column < x.length) line[column] = terminal.style(style, glyph);
  };
  return {
    drawLevel(level: number) {
      for (let column = 0; column < x.length; column++) put(column, y.positionOf(level), '╌', 'dim');
    },
    drawLine(points: readonly CurvePoint[], style: Style) {
      for (const [index, to] of points.slice(1).entries()) {
        const from = points[index];
        if (from !== undefined) drawSegment(from, to, style);
      }
    },
    drawIntervals(points: readonly CurvePoint[], style: Style) {
      for (const { x: at, low, high } of points) {
        if (low === undefined || high === undefined) continue;
        for (let row = y.positionOf(low); row <= y.positionOf(high); row++) {
          put(x.positionOf(at), row, '│', style);
        }
      }
    },
    drawMarkers(points: readonly CurvePoint[], marker: string, style: Style) {
      for (const point of points) put(x.positionOf(point.x), y.positionOf(point.y), marker, style);
    },
    rows: () => cells.map((line) => line.join('').trimEnd()),
  };

  function drawSegment(from: CurvePoint, to: CurvePoint, style: Style): void {
    const [start, end] = [x.positionOf(from.x), x.positionOf(to.x)];
    for (let column = start + 1; column < end; column++) {
      const share = (column - start) / (end - start);
      const row = y.positionOf(from.y) + share * (y.positionOf(to.y) - y.positionOf(from.y));
      put(column, Math.round(row), '·', style);
    }
  }
}

/** The axis, and its labels where there is room. */
function drawXAxis({ ticks, length }: Scale, margin: number): readonly string[] {
  const marks = Array.from({ length }, (_, column) =>
    ticks.some(({ position }) => position === column) ? '┬' : '─',
  );
  let labels = '';
  for (const { position, label } of ticks) {
    const start = Math.max(0, margin + position - Math.floor(label.length / 2));
    if (labels === '' || start > labels.length) labels = labels.padEnd(start) + label;
  }
  return [`${' '.repeat(margin - 1)}└${marks.join('')}`, labels];
}

function drawLegend(series: readonly Curve[], terminal: Terminal): string {
  const entries = series.map(({ label }, index) => ({
    width: label.length + 2,
    text: `${terminal.style(styleOf(index), markerOf(index))} ${label}`,
  }));
  const lines: { width: number; text: string }[] = [];
  for (const { width, text } of entries) {
    const line = lines.at(-1);
    if (line === undefined || line.width + 3 + width > terminal.width)
      lines.push({ width: width + 2, text: `  ${text}` });
    else lines[lines.length - 1] = { width: line.width + 3 + width, text: `${line.text}   ${text}` };
  }
  return lines.map(({ text }) => text).join('\n');
}
