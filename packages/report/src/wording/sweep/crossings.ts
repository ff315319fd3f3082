import type { Metric } from '@parbench/engine';
import type { Crossing } from '@parbench/engine/sweep';
import { nothing } from '../quantities.ts';
import { isTooWide } from '../sentences.ts';

/** Formats a figure. */
type Format = (value: number) => string;

/** `12.4 ms`; a dash if it was not measured. */
export function formatValue(metric: Metric | undefined, format: Format): string {
  return metric === undefined ? nothing : format(metric.value);
}

/** `1.84x–1.92x`; a dash without an interval of use. */
export function formatInterval(
  metric: { readonly low?: number | undefined; readonly high?: number | undefined } | undefined,
  format: Format,
): string {
  if (metric?.low === undefined || metric.high === undefined || isTooWide(metric)) return nothing;
  return formatRange(metric.low, metric.high, format);
}

/** `12.4–13.1 ms`, or `998 µs–1.02 ms`. */
function formatRange(low: number, high: number, format: Format): string {
  const [from, to] = [format(low), format(high)];
  const unit = / \S+$/.exec(to)?.[0] ?? '';
  return `${from.endsWith(unit) ? from.slice(0, from.length - unit.length) : from}–${to}`;
}

/** `62.1 µs`, or `below 10.0 µs`: then the grid does not bracket it. */
export function formatCrossing(crossing: Crossing | undefined, format: Format): string {
  if (crossing === undefined) return nothing;
  if (crossing.status === 'bracketed') return format(crossing.value);
  return `${crossing.side} ${format(crossing.bound)}`;
}

/**
 * `55.0–70.2 µs`; `up to` or `from` where an end lies outside the grid, `unbounded` where both do, `not
 * bracketed` where the crossing itself does. */
export function formatCrossingInterval(crossing: Crossing | undefined, format: Format): string {
  if (crossing === undefined) return nothing;
  if (crossing.status === 'not-bracketed') return 'not bracketed';
  const { low, high } = crossing;
  if (low === undefined) return high === undefined ? 'unbounded' : `up to ${format(high)}`;
  return high === undefined ? `from ${format(low)}` : formatRange(low, high, format);
}
