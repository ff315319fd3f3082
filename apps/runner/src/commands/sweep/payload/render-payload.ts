import type { PayloadAnalysis } from '@parbench/engine/sweep';
import { formatBytes, formatRatio, formatTime, nothing } from '@parbench/report/quantities';
import { renderFittingTable } from '../../../output/fitting-table.ts';
import { type Terminal, wrap } from '../../../output/terminal.ts';
import { renderCurves } from '../../../report/curve-plot.ts';
import {
  formatCrossing,
  formatCrossingInterval,
  formatInterval,
  formatValue,
  plotPoints,
} from '../intervals.ts';

type Way = Pick<PayloadAnalysis['ways'][number], 'kind' | 'strategy' | 'runtime'>;
type Order = PayloadAnalysis['orders'][number];

/** Renders the curves of a payload sweep, its points, and the sizes at which the order of two ways changes. */
export function renderPayload({ ways, orders }: PayloadAnalysis, terminal: Terminal): readonly string[] {
  return [
    `${terminal.style('bold', 'payload')} by size · sent to a worker and back`,
    plotRates(ways, terminal),
    renderPoints(ways, terminal),
    renderOrders(orders, terminal),
    wrap(terminal, terminal.style('dim', legend)),
  ];
}

const legend =
  'Round trip: one task with no other in flight. MB/s: payload that came back per second, with tasks in flight on all workers. Intervals: 95 %; those of all pairs hold at once. Ratios: tasks per second of the first divided by those of the second; in brackets where neither is shown to be faster.';

const kinds = {
  string: 'strings',
  object: 'objects',
  copied: 'bytes copied',
  transferred: 'bytes transferred',
  shared: 'bytes shared',
} as const;

function nameOf({ kind, strategy }: Way): string {
  return `${strategy}, ${kinds[kind]}`;
}

function plotRates(ways: PayloadAnalysis['ways'], terminal: Terminal): string {
  const series = ways.map((way) => ({
    label: nameOf(way),
    points: plotPoints(
      way.points,
      ({ bytes }) => bytes,
      ({ bytesPerSecond }) => bytesPerSecond,
    ),
  }));
  const sizes = new Set(series.flatMap(({ points }) => points.map(({ x }) => x)));
  return renderCurves(
    {
      series,
      title: 'payload per second, by size',
      x: {
        scale: 'logarithmic',
        format: formatBytes,
        ticks: [...sizes].toSorted((a, b) => a - b),
        padding: 2,
      },
      y: { scale: 'logarithmic', format: (value) => `${formatBytes(value)}/s` },
    },
    terminal,
  );
}

function renderPoints(ways: PayloadAnalysis['ways'], terminal: Terminal): string {
  return renderFittingTable(
    {
      header: ['', 'size', 'round\ntrip', '95 %\ninterval', 'MB/s', '95 %\ninterval'],
      rows: ways.flatMap((way) =>
        way.points.map(({ bytes, roundTripMs, bytesPerSecond }, index) => [
          index === 0 ? `  ${nameOf(way)}` : '',
          formatBytes(bytes),
          formatValue(roundTripMs, formatTime),
          formatInterval(roundTripMs, formatTime),
          formatValue(bytesPerSecond, formatMegabytes),
          formatInterval(bytesPerSecond, formatMegabytes),
        ]),
      ),
    },
    terminal,
  );
}

function formatMegabytes(bytes: number): string {
  return String(Number((bytes / 1e6).toPrecision(3)));
}

/** One line for each pair: the ratio at both ends, in brackets where neither is shown to be faster, and the change. */
function renderOrders(orders: readonly Order[], terminal: Terminal): string {
  return renderFittingTable(
    {
      header: ['', 'at the\nsmallest', 'at the\nlargest', 'changes\nat', '95 % interval'],
      rows: orders.map((order) => [
        `  ${nameOfPair(order)}`,
        formatEnd(order.ratios[0], order.smallest),
        formatEnd(order.ratios.at(-1), order.largest),
        order.changesAtBytes === undefined ? nothing : formatCrossing(order.changesAtBytes, formatBytes),
        order.changesAtBytes === undefined
          ? 'not bracketed'
          : formatCrossingInterval(order.changesAtBytes, formatBytes),
      ]),
    },
    terminal,
  );
}

/** `threads / processes, strings`, or `threads, copied / shared`. */
function nameOfPair({ a, b }: Order): string {
  if (a.kind === b.kind) return `${a.strategy} / ${b.strategy}, ${kinds[a.kind]}`;
  return `${a.strategy}, ${a.kind} / ${b.kind}`;
}

function formatEnd(end: Order['ratios'][number] | undefined, faster: Order['smallest']): string {
  if (end === undefined) return nothing;
  const ratio = formatRatio(end.ratio.value);
  return faster === 'undecided' ? `(${ratio})` : ratio;
}
