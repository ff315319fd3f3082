import type { Cell, Metric } from '@parbench/engine';
import { formatRatio } from '@parbench/report/quantities';
import { hasSeveralWidths, isTooWide, type WorkloadCells } from '@parbench/report/wording';
import type { Terminal } from '../output/terminal.ts';

/** A speed-up with its interval. */
type Interval = Metric & { readonly low: number; readonly high: number };

const widest = 60;
const narrowest = 16;

/**
 * Draws the speed-ups with their intervals on one logarithmic scale, with a line at the baseline. An interval that is too
 * wide is named and not drawn; empty without intervals or without room.
 */
export function renderIntervals(cells: WorkloadCells, terminal: Terminal): string {
  const rows = cells.measured.flatMap((cell) => {
    const { speedup } = cell.metrics;
    return isDrawable(speedup) ? [{ label: `  ${labelOf(cell, cells)}  `, speedup }] : [];
  });
  const labelWidth = Math.max(0, ...rows.map(({ label }) => label.length));
  const width = Math.min(widest, terminal.width - labelWidth);
  if (rows.length === 0 || width < narrowest) return '';
  const scale = createScale(
    rows.map(({ speedup }) => speedup),
    width,
  );
  const lines = rows.map(({ label, speedup }) => label.padEnd(labelWidth) + draw(speedup, scale, terminal));
  const wide = cells.measured.filter(({ metrics }) => metrics.speedup && isTooWide(metrics.speedup));
  const omitted = wide.map((cell) => terminal.style('dim', `  ${labelOf(cell, cells)}: too wide to draw`));
  return [...lines, ' '.repeat(labelWidth) + terminal.style('dim', drawAxis(scale)), ...omitted].join('\n');
}

function isDrawable(speedup: Metric | undefined): speedup is Interval {
  return speedup?.low !== undefined && speedup.high !== undefined && speedup.low > 0 && !isTooWide(speedup);
}

function labelOf({ strategy, workers }: Cell, cells: WorkloadCells): string {
  return hasSeveralWidths(cells) ? `${strategy.name}@${workers}` : strategy.name;
}

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly width: number;
  columnOf(ratio: number): number;
}

/** A scale from the lowest end to the highest that includes the baseline, 1. */
function createScale(intervals: readonly Interval[], width: number): Scale {
  const low = Math.min(1, ...intervals.map((interval) => interval.low));
  const high = Math.max(1, ...intervals.map((interval) => interval.high));
  const span = Math.log(high / low) || 1;
  return {
    ...{ low, high, width },
    columnOf: (ratio) => Math.round((Math.log(ratio / low) / span) * (width - 1)),
  };
}

function draw({ value, low, high }: Interval, { columnOf, width }: Scale, terminal: Terminal): string {
  const [from, to, middle] = [columnOf(low), columnOf(high), columnOf(value)];
  const glyphAt = (column: number) => {
    if (column === middle) return '●';
    if (column < from || column > to) return column === columnOf(1) ? '│' : ' ';
    if (column === from) return '├';
    return column === to ? '┤' : '─';
  };
  const glyphs = Array.from({ length: width }, (_, column) => glyphAt(column)).join('');
  return terminal.style(styleOf(low, high), glyphs.trimEnd());
}

function styleOf(low: number, high: number): 'green' | 'red' | 'yellow' {
  if (low > 1) return 'green';
  return high < 1 ? 'red' : 'yellow';
}

/** Labels the baseline under its line, and the ends of the scale if there is room. */
function drawAxis({ low, high, width, columnOf }: Scale): string {
  const [left, right] = [low < 1 ? formatRatio(low) : '', high > 1 ? formatRatio(high) : ''];
  const one = '1x';
  const start = Math.min(columnOf(1), width - one.length);
  const before = left.length < start ? left : '';
  const after = right.length < width - start - one.length ? right : '';
  return before.padEnd(start) + one + after.padStart(width - start - one.length);
}
