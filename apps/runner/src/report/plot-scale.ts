import type { CurveAxis } from '@parbench/report/wording';

/** An axis of a plot in the terminal. */
export interface PlotAxis extends CurveAxis {
  /** Free positions at both ends. */
  readonly padding?: number;
}

/** Maps values to columns or rows. */
export interface Scale {
  readonly length: number;
  /** Returns the nearest position, from 0 to `length` - 1, also for a value beyond the ends. */
  positionOf(value: number): number;
  readonly ticks: readonly { readonly position: number; readonly label: string }[];
}

/** Creates the scale of an axis for `values`, over `length` positions. */
export function createScale(
  { scale, format, ticks, padding = 0, from, to }: PlotAxis,
  { values, length }: { readonly values: readonly number[]; readonly length: number },
): Scale {
  const low = from ?? Math.min(...values);
  const high = to ?? Math.max(...values);
  const map = scale === 'linear' ? (value: number) => value : Math.log;
  const span = map(high) - map(low) || 1;
  const positionOf = (value: number) => {
    const share = value <= low ? 0 : Math.min(1, (map(value) - map(low)) / span);
    return padding + Math.round(share * (length - 1 - 2 * padding));
  };
  const shown = ticks ?? (scale === 'linear' ? roundNumbers(low, high) : powersOfTen(low, high));
  return {
    length,
    positionOf,
    ticks: shown.map((value) => ({ position: positionOf(value), label: format(value) })),
  };
}

/** Returns at most 8 numbers from `low` to `high` in steps of 1, 2 or 5 times a power of ten. */
function roundNumbers(low: number, high: number): readonly number[] {
  const rough = (high - low) / 7 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** Returns the powers of ten from `low` to `high`, or both ends if there are fewer than two of them. */
function powersOfTen(low: number, high: number): readonly number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  if (last - first < 1) return [low, high];
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}
