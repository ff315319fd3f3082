import { mean, standardDeviation } from '@parbench/engine/internal';
import Table from 'cli-table3';
import type { Rates, Slices } from './slices-request.ts';

/** Renders how far slices are from load without a pause in the same process, each with the standard error between processes. */
export function renderSlices(all: readonly Slices[]): string {
  const groups = [
    ...Map.groupBy(
      all,
      ({ workload, strategy, warmUpMs }) => `${workload} ${strategy}, ${warmUpMs / 1000} s`,
    ),
  ].toSorted(([a], [b]) => a.localeCompare(b));
  const table = new Table({
    head: ['warm-up', 'slices after it', 'slices after 5 s', 'processes'],
    style: { head: [], border: [], compact: true },
  });
  for (const [cell, own] of groups)
    table.push([cell, difference(own, 'early'), difference(own, 'late'), `${own.length}`]);
  return table.toString();
}

function difference(all: readonly Slices[], which: 'early' | 'late'): string {
  const logs = all.map((one) => logRatio(one, which));
  const error = logs.length < 2 ? '' : ` (${percent(standardDeviation(logs) / Math.sqrt(logs.length))})`;
  return `${percent(Math.expm1(mean(logs)))}${error}`;
}

function logRatio(rates: Rates, which: 'early' | 'late'): number {
  return Math.log(mean(rates[which]) / mean(rates.continuous));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
