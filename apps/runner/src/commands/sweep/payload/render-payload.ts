import type { PayloadAnalysis } from '@parbench/engine/sweep';
import { formatBytes, formatRatio, formatTime } from '../../../output/quantities.ts';
import { renderTable } from '../../../output/table.ts';
import { type Terminal, wrap } from '../../../output/terminal.ts';
import { renderCurves } from '../../../report/curve-plot.ts';
import { formatInterval, formatValue, plotPoints } from '../intervals.ts';

type Way = Pick<PayloadAnalysis['ways'][number], 'kind' | 'strategy' | 'runtime'>;
type Order = PayloadAnalysis['orders'][number];

/** Renders the curves of a payload sweep, its points, and the sizes at which the order of two ways changes. */
export function renderPayload({ ways, orders }: PayloadAnalysis, terminal: Terminal): readonly string[] {
  return [
    `${terminal.style('bold', 'payload')} by size · sent to a worker and back`,
    plotRates(ways, terminal),
    renderPoints(ways),
    orders.map((order) => wrap(terminal, describeOrder(order), '  ')).join('\n'),
    wrap(terminal, terminal.style('dim', legend)),
  ];
}

const legend =
  'Round trip: one task with no other in flight. MB/s: payload that came back per second, with tasks in flight on all workers. Intervals: 95 %; those of each pair of ways hold at once with those of the others.';

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
      x: { scale: 'logarithmic', format: formatBytes, ticks: [...sizes].toSorted((a, b) => a - b) },
      y: { scale: 'logarithmic', format: (value) => `${formatBytes(value)}/s` },
    },
    terminal,
  );
}

function renderPoints(ways: PayloadAnalysis['ways']): string {
  return renderTable({
    header: ['', 'size', 'round trip', '95 % interval', 'MB/s', '95 % interval'],
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
  });
}

function formatMegabytes(bytes: number): string {
  return String(Number((bytes / 1e6).toPrecision(3)));
}

/** `processes, strings is faster than threads, strings up to 12.3 kB (8.1 kB–20 kB), slower above.` */
function describeOrder({ a, b, ratios, smallest, largest, changesAtBytes }: Order): string {
  const names = { a: nameOf(a), b: nameOf(b) };
  if (changesAtBytes?.status === 'bracketed' && smallest !== 'undecided' && largest !== 'undecided') {
    const interval = formatInterval(changesAtBytes, formatBytes);
    return `${names[smallest]}: faster than ${names[largest]} below ${formatBytes(changesAtBytes.value)} (${interval}), slower above.`;
  }
  const ends = [ratios[0], ratios.at(-1)].flatMap((end) => end ?? []);
  const figures = ends
    .map(({ bytes, ratio }) => `${formatRatio(ratio.value)} at ${formatBytes(bytes)}`)
    .join(', ');
  const order =
    smallest !== 'undecided' && smallest === largest
      ? `${names[smallest]}: faster than ${names[smallest === 'a' ? 'b' : 'a']} at both ends`
      : `${names.a} against ${names.b}: undecided at ${smallest === largest ? 'both ends' : 'one end'}`;
  return `${order}; a change of order is not bracketed (${nameOf(a)}: ${figures}).`;
}
