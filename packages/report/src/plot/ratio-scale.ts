import { formatRatio } from '../wording/quantities.ts';
import { scaleLog } from './bundled/d3.ts';
import { roundPosition } from './round-position.ts';

/** A position on an axis, with its label. */
export interface Tick {
  readonly position: number;
  readonly label: string;
}

/** A logarithmic axis of ratios. Positions are percentages of the plot's width, so that plots fit any width. */
export interface RatioScale {
  positionOf(ratio: number): number;
  /** From left to right; one of them is 1x. */
  readonly ticks: readonly Tick[];
}

/** Room for the marks at the ends, percent. */
const margin = 2;

/** The width of a character of a label, percent of a narrow plot. */
const characterWidth = 2.6;

/** Creates an axis on which all `ratios` and 1x have their place. */
export function createRatioScale(ratios: readonly number[]): RatioScale {
  const drawn = ratios.filter((ratio) => ratio > 0 && Number.isFinite(ratio));
  const [low, high] = widen(Math.min(1, ...drawn), Math.max(1, ...drawn));
  const scale = scaleLog([low, high], [margin, 100 - margin]).clamp(true);
  const positionOf = (ratio: number) => roundPosition(ratio > 0 ? scale(ratio) : margin);
  return { positionOf, ticks: chooseTicks(scale.ticks(6), positionOf) };
}

/** An axis that shows nothing but 1x would have no length. */
function widen(low: number, high: number): readonly [number, number] {
  return high / low < 1.02 ? [low / 1.01, high * 1.01] : [low, high];
}

/** Keeps 1x, and of the others those that leave room for each other and round to a label of their own. */
function chooseTicks(ratios: readonly number[], positionOf: (ratio: number) => number): readonly Tick[] {
  const chosen = [{ position: positionOf(1), label: '1x' }];
  for (const ratio of ratios) {
    const tick = { position: positionOf(ratio), label: shortRatio(ratio) };
    if (!chosen.some((other) => other.label === tick.label || areTooClose(tick, other))) chosen.push(tick);
  }
  return chosen.toSorted((a, b) => a.position - b.position);
}

function areTooClose(a: Tick, b: Tick): boolean {
  const width = ((a.label.length + b.label.length) / 2 + 2) * characterWidth;
  return Math.abs(a.position - b.position) < width;
}

/** Ticks are round numbers: `1.5x` and not `1.50x`. */
function shortRatio(ratio: number): string {
  return /e/.test(formatRatio(ratio)) ? formatRatio(ratio) : `${Number(ratio.toPrecision(3))}x`;
}
