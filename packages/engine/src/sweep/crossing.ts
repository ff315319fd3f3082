/** A point of a curve with the ends of its interval. `x` is positive. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** Where a rising curve reaches a level. */
export type Crossing =
  /** An end that lies outside the grid is missing. */
  | {
      readonly status: 'bracketed';
      readonly value: number;
      readonly low?: number | undefined;
      readonly high?: number | undefined;
    }
  /** The curve is at the level already at its first point (`below`), or not even at its last (`above`), which is at `bound`. */
  | { readonly status: 'not-bracketed'; readonly side: 'below' | 'above'; readonly bound: number };

/** How to find the crossing of one curve. */
interface CrossingRule {
  readonly level: number;
  /** Which crossing counts if noise makes the curve cross several times. */
  readonly which: 'first' | 'last';
  /** The scale of both axes on which neighbours are joined by a line. */
  readonly scale: 'linear' | 'logarithmic';
}

/**
 * Finds the x at which a rising curve reaches `level`, with the interval that follows from those of its points: from
 * where their upper ends reach it first, to where their lower ends reach it last. The true crossing lies within it with at
 * least the confidence of the points, since the interval of the point at the crossing contains the level that often
 * (inversion of a test; E. C. Fieller, Journal of the Royal Statistical Society B 16 (1954), 175-185).
 *
 * Points are in order of `x`; `xOf` moves a point along the x axis where its x depends on its y.
 * @returns undefined for fewer than two points
 */
export function findCrossing(
  points: readonly CurvePoint[],
  rule: CrossingRule,
  xOf: (point: CurvePoint, y: number) => number = ({ x }) => x,
): Crossing | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return undefined;
  const curve = (read: (point: CurvePoint) => number) =>
    points.map((point) => ({ x: xOf(point, read(point)), y: read(point) }));
  const value = crossCurve(
    curve(({ y }) => y),
    rule,
  );
  if (typeof value === 'string') {
    const { x, y } = value === 'below' ? first : last;
    return { status: 'not-bracketed', side: value, bound: xOf({ x, y }, y) };
  }
  const hasIntervals = points.every(({ low, high }) => low !== undefined && high !== undefined);
  if (!hasIntervals) return { status: 'bracketed', value };
  const low = crossCurve(
    curve(({ y, high = y }) => high),
    { ...rule, which: 'first' },
  );
  const high = crossCurve(
    curve(({ y, low: end = y }) => end),
    { ...rule, which: 'last' },
  );
  return {
    status: 'bracketed',
    value,
    ...(typeof low === 'number' && { low: Math.min(low, value) }),
    ...(typeof high === 'number' && { high: Math.max(high, value) }),
  };
}

interface Position {
  readonly x: number;
  readonly y: number;
}

function crossCurve(
  curve: readonly Position[],
  { level, which, scale }: CrossingRule,
): number | 'below' | 'above' {
  const isAt = ({ y }: Position) => y >= level;
  const index =
    which === 'first' ? curve.findIndex(isAt) : curve.findLastIndex((position) => !isAt(position)) + 1;
  const [before, after] = [curve[index - 1], curve[index]];
  if (index < 0 || after === undefined) return 'above';
  if (before === undefined) return 'below';
  return interpolate(before, after, level, scale);
}

function interpolate(before: Position, after: Position, level: number, scale: CrossingRule['scale']): number {
  if (scale === 'linear') {
    const share = (level - before.y) / (after.y - before.y);
    return before.x + share * (after.x - before.x);
  }
  const share = Math.log(level / before.y) / Math.log(after.y / before.y);
  return before.x * (after.x / before.x) ** share;
}
