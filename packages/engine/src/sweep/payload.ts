import type { Cell } from '../result/cell-schema.ts';
import type { Metric } from '../result/metric-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { widen } from '../statistics/judge-interval.ts';
import { exponential } from '../statistics/mean-interval.ts';
import { simultaneousConfidence } from '../statistics/simultaneous.ts';
import { welchInterval } from '../statistics/welch-interval.ts';
import { type CompareSettings, compare } from '../verdict/compare.ts';
import { logRatesByBlock } from '../verdict/competitor.ts';
import { findCrossing } from './crossing.ts';
import { groupByStrategy, settingsFor } from './curve-settings.ts';
import { type PayloadAnalysis, type PayloadKind, type PayloadWay, payloadKinds } from './schema.ts';

/**
 * Computes round trips and transfer rates of a payload sweep by size, and the sizes at which the order of two ways
 * changes. `kindOf` names the kind of a cell's payload.
 */
export function analysePayload(result: Result, kindOf: (cell: Cell) => PayloadKind): PayloadAnalysis {
  const ways = [...Map.groupBy(result.cells, kindOf)].flatMap(([kind, ofKind]) =>
    groupByStrategy(ofKind).map((group) => createWay(kind, group)),
  );
  const pairs = ways.flatMap((a, index) =>
    ways.slice(index + 1).flatMap((b) => (areCompared(a, b) ? [[a, b] as const] : [])),
  );
  const settings = settingsFor(result, pairs.length);
  return {
    of: 'payload',
    ways: ways.map(({ kind, strategy, runtime, cells }) => ({
      ...{ kind, strategy, runtime },
      points: cells.map(pointOf),
    })),
    orders: pairs.map(([a, b]) => orderOf(a, b, settings)),
  };
}

interface Way extends PayloadWay {
  /** By size, the smallest first. */
  readonly cells: readonly Cell[];
}

function createWay(kind: PayloadKind, cells: readonly [Cell, ...Cell[]]): Way {
  const [{ strategy, runtime }] = cells;
  const sorted = cells.toSorted((a, b) => bytesOf(a) - bytesOf(b));
  return { kind, strategy: strategy.name, runtime, cells: sorted };
}

function bytesOf({ workload }: Cell): number {
  return Number(workload.params.bytes);
}

function pointOf(cell: Cell): PayloadAnalysis['ways'][number]['points'][number] {
  const { roundTripMs, throughputPerSecond } = cell.metrics;
  const bytes = bytesOf(cell);
  const bytesPerSecond = throughputPerSecond && bytes > 0 ? scale(throughputPerSecond, bytes) : undefined;
  return {
    ...{ bytes, cell: cell.id },
    ...(roundTripMs && { roundTripMs }),
    ...(bytesPerSecond && { bytesPerSecond }),
  };
}

function scale({ value, low, high, n }: Metric, factor: number): Metric {
  return {
    value: value * factor,
    ...(low !== undefined && { low: low * factor }),
    ...(high !== undefined && { high: high * factor }),
    n,
  };
}

const kindsOfBytes = payloadKinds.filter((kind) => kind !== 'string' && kind !== 'object');

/** Strategies are compared with the same kind of payload, and kinds of bytes within the same strategy. */
function areCompared(a: PayloadWay, b: PayloadWay): boolean {
  if (a.kind === b.kind) return true;
  const areBytes = [a, b].every(({ kind }) => kindsOfBytes.some((ofBytes) => ofBytes === kind));
  return areBytes && a.strategy === b.strategy && a.runtime === b.runtime;
}

type Order = PayloadAnalysis['orders'][number];

function orderOf(a: Way, b: Way, settings: CompareSettings): Order {
  const ratios = a.cells.flatMap((cell) => {
    const other = b.cells.find((candidate) => bytesOf(candidate) === bytesOf(cell));
    const ratio = other && ratioOf(cell, other, settings);
    return ratio ? [{ bytes: bytesOf(cell), ratio }] : [];
  });
  const smallest = fasterOf(ratios[0]?.ratio);
  const largest = fasterOf(ratios.at(-1)?.ratio);
  const order = { a: nameOf(a), b: nameOf(b), ratios, smallest, largest };
  const isChanged = smallest !== 'undecided' && largest !== 'undecided' && smallest !== largest;
  const changesAtBytes = isChanged ? findChange(ratios, largest === 'a') : undefined;
  return { ...order, ...(changesAtBytes && { changesAtBytes }) };
}

function nameOf({ kind, strategy, runtime }: Way): PayloadWay {
  return { kind, strategy, runtime };
}

/** Cells of one kind share their blocks; others had blocks of their own, in turn with those. */
function ratioOf(a: Cell, b: Cell, settings: CompareSettings): Metric | undefined {
  if (a.status !== 'ok' || b.status !== 'ok') return undefined;
  if (a.workload.key !== b.workload.key) return unpairedRatio(a, b, settings);
  const comparison = compare(a, b, settings);
  if (comparison === undefined) return undefined;
  const { ratio: value, low, high, blocks: n } = comparison;
  return { value, n, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

function unpairedRatio(a: Cell, b: Cell, { comparisons, floor }: CompareSettings): Metric | undefined {
  const [logsA, logsB] = [a, b].map((cell) => [...logRatesByBlock(cell).values()]);
  if (!logsA?.length || !logsB?.length) return undefined;
  const interval = welchInterval(logsA, logsB, simultaneousConfidence(0.95, comparisons));
  return exponential(widen(interval, floor));
}

function fasterOf(ratio: Metric | undefined): Order['smallest'] {
  if (ratio?.low !== undefined && ratio.low > 1) return 'a';
  return ratio?.high !== undefined && ratio.high < 1 ? 'b' : 'undecided';
}

/** Finds where a ratio that rises, or its inverse, reaches 1. An empty payload counts as one byte on the logarithmic scale. */
function findChange(ratios: Order['ratios'], isRising: boolean): Order['changesAtBytes'] {
  const points = ratios.map(({ bytes, ratio: { value, low, high } }) => {
    const x = Math.max(1, bytes);
    return isRising
      ? { x, y: value, low, high }
      : { x, y: 1 / value, low: high && 1 / high, high: low && 1 / low };
  });
  return findCrossing(points, { level: 1, which: 'last', scale: 'logarithmic' });
}
