import { mean, standardDeviation } from '@parbench/engine/internal';
import Table from 'cli-table3';
import { type Windows, windowMs } from './windows-request.ts';

/** The starts of the periods of the first table, and the instant from which on a pool counts as warm, milliseconds. */
const periods = [0, 200, 400, 600, 800, 1000, 1200, 1500, 2000, 3000, 4000];
const warmMs = 1500;

/** The lengths of the stretches whose scatter the second table shows, milliseconds. */
const stretches = [50, 150, 250, 500, 1000];

/** Renders the speed by the time since a pool was ready, and how much stretches of one warm process scatter. */
export function renderWindows(all: readonly Windows[]): string {
  const groups = [...Map.groupBy(all, ({ workload, strategy }) => `${workload} ${strategy}`)].toSorted(
    ([a], [b]) => a.localeCompare(b),
  );
  const speeds = new Table({ head: ['speed since', ...periods.map(seconds)], ...plain });
  const scatters = new Table({ head: ['scatter over', ...stretches.map((ms) => `${ms} ms`)], ...plain });
  for (const [cell, own] of groups) {
    const name = `${cell} (${own.length})`;
    speeds.push([name, ...periods.map((_, index) => percent(mean(own.map((each) => speedIn(index, each)))))]);
    const scatter = (ms: number) => Math.sqrt(mean(own.map((each) => varianceOver(ms, each))));
    scatters.push([name, ...stretches.map((ms) => percent(scatter(ms)))]);
  }
  return `${speeds.toString()}\n${scatters.toString()}`;
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
