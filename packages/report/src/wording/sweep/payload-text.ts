import type { PayloadAnalysis } from '@parbench/engine/sweep';
import { formatBytes, formatRatio, formatTime, nothing } from '../quantities.ts';
import { formatCrossing, formatCrossingInterval, formatInterval, formatValue } from './crossings.ts';
import { type CurvePlot, pointsOf, type SweepText, type TextTable } from './sweep-text.ts';

type Ways = PayloadAnalysis['ways'];
type Way = Pick<Ways[number], 'kind' | 'strategy' | 'runtime'>;
type Order = PayloadAnalysis['orders'][number];

/** Puts a payload sweep into words: its curves, its points, and the sizes at which the order of two ways changes. */
export function describePayload({ ways, orders }: PayloadAnalysis): SweepText {
  const groups = [...Map.groupBy(ways, ({ kind }) => (channels.has(kind) ? withoutPool : kinds[kind]))];
  return {
    name: 'payload',
    facts: 'by size · sent to a worker and back',
    overview: plotRates(ways, 'payload per second, by size', nameOf),
    plots: groups.map(([title, own]) =>
      plotRates(own, `${title}: payload per second, by size`, ({ kind, strategy }) =>
        channels.has(kind) ? kind : strategy,
      ),
    ),
    answers: ordersTable(orders),
    points: pointsTable(ways),
    sentences: [],
    legend:
      'Round trip: one task with no other in flight. MB/s: payload that came back per second, with tasks in flight on all workers. Intervals: 95 %; those of all pairs hold at once. Ratios: tasks per second of the first divided by those of the second; in brackets where neither is shown to be faster.',
  };
}

const kinds = {
  string: 'strings',
  object: 'objects',
  copied: 'bytes copied',
  transferred: 'bytes transferred',
  shared: 'bytes shared',
  queue: 'bytes through queue.Queue, to a thread',
  pipe: 'bytes through a Pipe, to a process',
  'shared-memory': 'bytes in shared_memory, to a process',
} as const;

const withoutPool = 'bytes without a pool';

/** The channels of CPython belong to no strategy. */
const channels: ReadonlySet<Way['kind']> = new Set(['queue', 'pipe', 'shared-memory']);

function nameOf({ kind, strategy }: Way): string {
  return channels.has(kind) ? kinds[kind] : `${strategy}, ${kinds[kind]}`;
}

function plotRates(ways: Ways, title: string, labelOf: (way: Way) => string): CurvePlot {
  const series = ways.map((way) => ({
    label: labelOf(way),
    points: pointsOf(
      way.points,
      ({ bytes }) => bytes,
      ({ bytesPerSecond }) => bytesPerSecond,
    ),
  }));
  const sizes = new Set(series.flatMap(({ points }) => points.map(({ x }) => x)));
  return {
    ...{ series, title },
    x: { scale: 'logarithmic', format: formatBytes, ticks: [...sizes].toSorted((a, b) => a - b) },
    y: { scale: 'logarithmic', format: (value) => `${formatBytes(value)}/s` },
  };
}

function pointsTable(ways: Ways): TextTable {
  const interval = '95 %\ninterval';
  return {
    title: 'Sizes',
    header: ['', 'size', 'round\ntrip', interval, 'MB/s', interval],
    rows: ways.flatMap((way) =>
      way.points.map(({ bytes, roundTripMs, bytesPerSecond }) => [
        nameOf(way),
        formatBytes(bytes),
        formatValue(roundTripMs, formatTime),
        formatInterval(roundTripMs, formatTime),
        formatValue(bytesPerSecond, formatMegabytes),
        formatInterval(bytesPerSecond, formatMegabytes),
      ]),
    ),
  };
}

function formatMegabytes(bytes: number): string {
  return String(Number((bytes / 1e6).toPrecision(3)));
}

/** One line for each pair: the ratio at both ends, in brackets where neither is shown to be faster, and the change. */
function ordersTable(orders: readonly Order[]): TextTable {
  return {
    title: 'Where the order changes',
    header: ['', 'at the\nsmallest', 'at the\nlargest', 'changes\nat', '95 % interval'],
    rows: orders.map((order) => [
      nameOfPair(order),
      formatEnd(order.ratios[0], order.smallest),
      formatEnd(order.ratios.at(-1), order.largest),
      formatCrossing(order.changesAtBytes, formatBytes),
      order.changesAtBytes === undefined
        ? 'not bracketed'
        : formatCrossingInterval(order.changesAtBytes, formatBytes),
    ]),
  };
}

/** `threads / processes, strings`, `threads, copied / shared`, or `queue / pipe`. */
function nameOfPair({ a, b }: Order): string {
  if (a.kind === b.kind) return `${a.strategy} / ${b.strategy}, ${kinds[a.kind]}`;
  if (channels.has(a.kind)) return `${a.kind} / ${b.kind}`;
  return `${a.strategy}, ${a.kind} / ${b.kind}`;
}

function formatEnd(end: Order['ratios'][number] | undefined, faster: Order['smallest']): string {
  if (end === undefined) return nothing;
  const ratio = formatRatio(end.ratio.value);
  return faster === 'undecided' ? `(${ratio})` : ratio;
}
