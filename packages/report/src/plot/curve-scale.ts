import { scaleLinear, scaleLog } from 'd3-scale';
import type { CurveAxis } from '../wording/sweep/sweep-text.ts';
import type { Tick } from './ratio-scale.ts';
import { roundPosition } from './round-position.ts';

/** An axis of curves: positions are numbers from `start` to `end`. */
export interface CurveScale {
  positionOf(value: number): number;
  readonly ticks: readonly Tick[];
}

/** The positions of an axis's ends, and the least distance between two labels. */
export interface CurveRange {
  readonly start: number;
  readonly end: number;
  readonly labelDistance: number;
}

/** The most labels of an axis without ticks of its own. */
const roundTicks = 5;

/** Creates an axis on which all `values` have their place. A logarithmic one puts what is not positive at its start. */
export function createCurveScale(axis: CurveAxis, values: readonly number[], range: CurveRange): CurveScale {
  const isLogarithmic = axis.scale === 'logarithmic';
  const least = isLogarithmic ? smallest : -largest;
  const drawn = values.filter((value) => value >= least && value <= largest);
  const [low, high] = widen(axis.from ?? Math.min(...drawn), axis.to ?? Math.max(...drawn), isLogarithmic);
  const scale = (isLogarithmic ? scaleLog : scaleLinear)([low, high], [range.start, range.end]).clamp(true);
  const positionOf = (value: number) =>
    roundPosition(isLogarithmic && value <= 0 ? range.start : scale(value));
  const candidates = axis.ticks ?? (isLogarithmic ? roundFirst(scale.ticks()) : scale.ticks(roundTicks));
  return { positionOf, ticks: thinOut(candidates, positionOf, axis.format, range.labelDistance) };
}

/** An axis of a single value would have no length. */
function widen(low: number, high: number, isLogarithmic: boolean): readonly [number, number] {
  if (!Number.isFinite(high - low)) return [1, 2];
  if (high - low > leastDistance * Math.max(1, Math.abs(high))) return [low, high];
  return isLogarithmic ? [low / 2, low * 2] : [low - 1, low + 1];
}

/** The figures of a plot lie within these; what is beyond, as in an edited sweep, does not stretch the axis. */
const [smallest, largest, leastDistance] = [1e-12, 1e15, 1e-9];

/** Powers of ten first, then their double and their half: the roundest labels stay. */
function roundFirst(values: readonly number[]): readonly number[] {
  const mantissaOf = (value: number) =>
    Number((value / 10 ** Math.floor(Math.log10(value) + 1e-9)).toFixed(3));
  return [1, 2, 5].flatMap((mantissa) => values.filter((value) => mantissaOf(value) === mantissa));
}

/** Keeps the labels that leave room for each other. */
function thinOut(
  values: readonly number[],
  positionOf: (value: number) => number,
  format: (value: number) => string,
  distance: number,
): readonly Tick[] {
  const ticks: Tick[] = [];
  for (const value of values.filter(Number.isFinite)) {
    const position = positionOf(value);
    if (ticks.every((other) => Math.abs(other.position - position) >= distance))
      ticks.push({ position, label: format(value) });
  }
  return ticks;
}
