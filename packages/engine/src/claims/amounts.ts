import type { Added, OpenedCell } from '../result/opening-schema.ts';
import { mean, sum } from '../statistics/mean.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { ratioOfMeans } from '../statistics/ratio-of-means.ts';
import { plainName } from './measured-cells.ts';
import { isAbove } from './rules.ts';
import type { RatioMeasure } from './schema.ts';

/** What is compared, and how surely. */
interface AmountSettings {
  readonly name: keyof Added;
  readonly unit: RatioMeasure['unit'];
  /** The bound of the claim; missing if the measure does not decide. */
  readonly bound?: number;
  readonly confidence: number;
}

/**
 * Compares what each further process and each further thread add: in each round, the slope over the numbers of workers.
 * Undefined if the host does not provide it.
 */
export function compareAmounts(
  openings: readonly OpenedCell[],
  { name, unit, bound, confidence }: AmountSettings,
): RatioMeasure | undefined {
  const threads = slopesOf(openings, 'threads', name);
  const processes = slopesOf(openings, 'processes', name);
  const pairs = [...processes].flatMap(([round, numerator]) => {
    const denominator = threads.get(round);
    return denominator === undefined ? [] : [{ numerator, denominator }];
  });
  if (pairs.length === 0) return undefined;
  const thread = meanInterval([...threads.values()]);
  const process = meanInterval([...processes.values()]);
  const compared = compare(pairs, bound, confidence);
  return { kind: 'ratio', name, unit, thread, process, ...(bound !== undefined && { bound }), ...compared };
}

type Pair = Parameters<typeof ratioOfMeans>[0][number];

/** Where threads add nothing there is no ratio, but processes may still be shown to add something. */
function compare(
  pairs: readonly Pair[],
  bound: number | undefined,
  confidence: number,
): Pick<RatioMeasure, 'ratio' | 'stance'> {
  const isConstant = pairs.length > 1 && pairs.every(({ denominator }) => denominator === 0);
  if (isConstant && pairs.every(({ numerator }) => numerator === 0)) return stated('contradicts', bound);
  if (isConstant && pairs.every(({ numerator }) => numerator > 0)) return stated('supports', bound);
  const ratio = ratioOfMeans(pairs, confidence);
  return { ratio, ...(bound !== undefined && { stance: isAbove(ratio, bound) }) };
}

function stated(stance: 'supports' | 'contradicts', bound: number | undefined) {
  return bound === undefined ? {} : { stance };
}

/** Returns what each further worker adds, by round: the slope of the least-squares line over the numbers of workers. */
function slopesOf(openings: readonly OpenedCell[], strategy: string, name: keyof Added) {
  const points = openings
    .filter((cell) => plainName(cell.strategy) === strategy)
    .flatMap(({ workers, openings }) =>
      openings.flatMap(({ round, added: { [name]: y } }) =>
        y === undefined ? [] : [{ round, x: workers, y }],
      ),
    );
  const widths = new Set(points.map(({ x }) => x)).size;
  const rounds = Map.groupBy(points, ({ round }) => round);
  return new Map(
    [...rounds].flatMap(([round, own]) =>
      widths > 1 && own.length === widths ? [[round, slopeOf(own)] as const] : [],
    ),
  );
}

function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const products = points.map((point) => (point.x - x) * (point.y - y));
  return sum(products) / sum(points.map((point) => (point.x - x) ** 2));
}
