import { mean, standardDeviation, sum } from '@parbench/engine/internal';
import Table from 'cli-table3';
import { type Windows, windowMs } from './windows-request.ts';

/** The starts of the periods of the first table, and the instant from which on a pool counts as warm, milliseconds. */
const periods = [0, 200, 400, 600, 800, 1000, 1200, 1500, 2000, 3000, 4000];
const warmMs = 1500;

/** The lengths of the stretches whose scatter the second table shows, milliseconds. */
const stretches = [50, 150, 250, 500, 1000];

/** The periods of the third table, milliseconds. */
const driverPeriods = [200, 400, 800, 1200, 1600, 2400, 4000, 7000, 10_000];

/**
 * Renders the speed by the time since a pool was ready, how much stretches of one warm process scatter, and the CPU time of
 * the driver per task, where the driver only dispatches.
 */
export function renderWindows(all: readonly Windows[]): string {
  const groups = [...Map.groupBy(all, ({ workload, strategy }) => `${workload} ${strategy}`)].toSorted(
    ([a], [b]) => a.localeCompare(b),
  );
  const lengthMs = Math.max(...all.map(({ counts }) => counts.length * windowMs));
  const starts = periods.filter((fromMs) => fromMs < lengthMs);
  const speeds = new Table({ head: ['speed since', ...starts.map(seconds)], ...plain });
  const scatters = new Table({ head: ['scatter over', ...stretches.map((ms) => `${ms} ms`)], ...plain });
  for (const [cell, own] of groups) {
    const name = `${cell} (${own.length})`;
    speeds.push([name, ...starts.map((_, index) => percent(mean(own.map((each) => speedIn(index, each)))))]);
    const scatter = (ms: number) => Math.sqrt(mean(own.map((each) => varianceOver(ms, each))));
    scatters.push([name, ...stretches.map((ms) => percent(scatter(ms)))]);
  }
  return [speeds.toString(), scatters.toString(), ...renderDrivers(groups)].join('\n');
}

function renderDrivers(groups: readonly (readonly [string, readonly Windows[]])[]): readonly string[] {
  const measured = groups.flatMap(([cell, own]) => {
    const pools = own.filter((each) => each.driverCpuMs !== undefined && each.strategy !== 'inline');
    return pools.length === 0 ? [] : [[cell, pools] as const];
  });
  if (measured.length === 0) return [];
  const longestMs = Math.max(
    ...measured.flatMap(([, own]) => own.map(({ counts }) => counts.length * windowMs)),
  );
  const starts = driverPeriods.filter((fromMs) => fromMs < longestMs);
  const table = new Table({ head: ['driver since', ...starts.map(seconds)], ...plain });
  for (const [cell, own] of measured) {
    const costs = starts.map((fromMs, index) =>
      mean(own.map((each) => driverCostIn(fromMs, driverPeriods[index + 1], each))),
    );
    table.push([`${cell} (${own.length})`, ...costs.map((us) => `${us.toFixed(0)} µs`)]);
  }
  return [table.toString()];
}

/** Microseconds of the driver's CPU time per task in a period. */
function driverCostIn(
  fromMs: number,
  toMs: number | undefined,
  { counts, driverCpuMs = [] }: Windows,
): number {
  const within = (values: readonly number[]) =>
    sum(values.slice(fromMs / windowMs, toMs === undefined ? undefined : toMs / windowMs));
  return (within(driverCpuMs) / within(counts)) * 1000;
}

const plain = { style: { head: [], border: [], compact: true } };

/** The logarithm of the speed in a period over that of the same process once it is warm. */
function speedIn(period: number, { counts }: Windows): number {
  const [fromMs = 0, toMs = Number.POSITIVE_INFINITY] = [periods[period], periods[period + 1]];
  const own = counts.slice(fromMs / windowMs, toMs / windowMs);
  return logMean(own) - logMean(counts.slice(warmMs / windowMs));
}

/** The variance of the logarithm of the speed between stretches of one warm process. */
function varianceOver(ms: number, { counts }: Windows): number {
  const warm = counts.slice(warmMs / windowMs);
  const size = ms / windowMs;
  const whole = Math.floor(warm.length / size);
  const speeds = Array.from({ length: whole }, (_, index) => warm.slice(index * size, (index + 1) * size));
  return standardDeviation(speeds.map(logMean)) ** 2;
}

/** A period without any task counts as half a task, so that it has a logarithm. */
function logMean(counts: readonly number[]): number {
  return Math.log(Math.max(mean(counts), 0.5 / counts.length));
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}

function percent(log: number): string {
  return `${(Math.expm1(log) * 100).toFixed(1)} %`;
}
