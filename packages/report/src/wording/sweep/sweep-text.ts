import type { Metric } from '@parbench/engine';
import type { Crossing } from '@parbench/engine/sweep';

/** What a sweep shows, for the terminal and for the report. */
export interface SweepText {
  /** What was swept: `spin`. */
  readonly name: string;
  /** `by microseconds · 2 workers`. */
  readonly facts: string;
  /** All curves in one plot. */
  readonly overview: CurvePlot;
  /** The same with fewer curves in each plot, and with what was computed from them. */
  readonly plots: readonly CurvePlot[];
  /** What follows from the curves, then their points. */
  readonly answers: TextTable;
  readonly points: TextTable;
  /** Advice, a sentence or two for each curve. */
  readonly sentences: readonly string[];
  /** What the terms of the tables mean. */
  readonly legend: string;
}

/** A table of texts. The first column has names; rows with the same name belong together. */
export interface TextTable {
  readonly title: string;
  /** Titles may hold a line break; that of the first column is empty. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Curves on common axes. */
export interface CurvePlot {
  /** What the axes show: `share of the ceiling, by time of a task inline`. */
  readonly title: string;
  readonly x: CurveAxis;
  readonly y: CurveAxis;
  /** A height at which a line is drawn. */
  readonly level?: number;
  readonly series: readonly Curve[];
}

/** An axis of a plot of curves. */
export interface CurveAxis {
  readonly scale: 'linear' | 'logarithmic';
  readonly format: (value: number) => string;
  /** Values that have a label; by default round ones. */
  readonly ticks?: readonly number[];
  /** The ends, if they are not those of the values. */
  readonly from?: number;
  readonly to?: number;
}

/** A curve with its name. */
export interface Curve {
  readonly label: string;
  readonly points: readonly CurvePoint[];
  /** A law that was fitted to the points. */
  readonly law?: readonly Pick<CurvePoint, 'x' | 'y'>[];
  /** Where the curve reaches the level of the plot. */
  readonly crossing?: Crossing | undefined;
}

/** A point of a curve with the ends of its interval. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** Returns the points of a curve that were measured. */
export function pointsOf<Point>(
  points: readonly Point[],
  x: (point: Point) => number | undefined,
  y: (point: Point) => Metric | undefined,
): readonly CurvePoint[] {
  return points.flatMap((point) => {
    const [at, metric] = [x(point), y(point)];
    return at === undefined || metric === undefined
      ? []
      : [{ x: at, y: metric.value, low: metric.low, high: metric.high }];
  });
}
