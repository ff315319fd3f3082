import { mean } from '@parbench/engine/internal';
import Table from 'cli-table3';
import { type CellBias, cellBiases, meansBy, overallBias, rateDifferences } from './bias.ts';
import type { Observation } from './observations.ts';

/** Too short for its speed-up to matter to anybody: shown, and not part of the means. */
const reportedOnly = ['noop'];

/** The comparison as text: every cell, then the means. */
export function renderBias(observations: readonly Observation[]): string {
  const biases = cellBiases(observations);
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: ['workload', 'strategy', 'sustained', 'reported', 'difference', 'covered', 'starts', 'GC per task'],
  });
  for (const bias of biases) table.push(rowOf(bias, observations));
  const counted = biases.filter(({ workload }) => !reportedOnly.includes(workload));
  if (counted.length === 0) return table.toString();
  return [table.toString(), ...summarise(counted), ...rates(observations)].join('\n');
}

function rowOf(bias: CellBias, observations: readonly Observation[]): string[] {
  const { workload, strategy, sustained, sustainedError, reported, difference, covered, reports, starts } =
    bias;
  return [
    workload,
    strategy,
    `${sustained.toPrecision(3)}x (${percent(sustainedError)})`,
    `${reported.toPrecision(3)}x`,
    percent(difference),
    `${covered}/${reports}`,
    String(starts),
    `${collectionOf(workload, strategy, observations)}; inline ${collectionOf(workload, 'inline', observations)}`,
  ];
}

function summarise(biases: readonly CellBias[]): readonly string[] {
  const { value, low, high } = overallBias(biases);
  const isBounded = low !== undefined && high !== undefined;
  const interval = isBounded
    ? `90 % interval ${percent(low)} to ${percent(high)}, clustered by workload`
    : 'no interval, which would take two workloads';
  const reports = biases.reduce((total, bias) => total + bias.reports, 0);
  const covered = biases.reduce((total, bias) => total + bias.covered, 0);
  const list = (key: 'workload' | 'strategy') =>
    meansBy(biases, key)
      .map(({ name, difference }) => `${name} ${percent(difference)}`)
      .join(', ');
  return [
    `Reported against sustained, ${reports} comparisons: ${percent(value)} on average (${interval}).`,
    `By strategy: ${list('strategy')}.`,
    `By workload: ${list('workload')}.`,
    `The reported interval holds the sustained speed-up in ${covered} of ${reports}.`,
  ];
}

function rates(observations: readonly Observation[]): readonly string[] {
  const list = rateDifferences(observations).map(
    ({ workload, inline, pools }) => `${workload} ${percent(inline)} and ${percent(pools)}`,
  );
  return list.length === 0
    ? []
    : [`Rates of inline and of pools, in the matrix against sustained: ${list.join(', ')}.`];
}

function collectionOf(workload: string, strategy: string, observations: readonly Observation[]): string {
  const values = observations.flatMap((one) =>
    one.type === 'collection' && one.workload === workload && one.strategy === strategy
      ? [one.msPerTask]
      : [],
  );
  return values.length === 0 ? '–' : `${(mean(values) * 1000).toPrecision(2)} µs`;
}

function percent(logDifference: number): string {
  return `${(Math.expm1(logDifference) * 100).toFixed(1)} %`;
}
