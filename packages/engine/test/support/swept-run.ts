import { buildResult, type MeasuredCell } from '@parbench/engine/internal';
import type { Result } from '@parbench/engine/result';
import { trialOf } from './competitor.ts';
import { measuredCell, measuredRun, measuredWorkload } from './measured-run.ts';
import { normals, times } from './normal.ts';

/** A strategy in a model with a constant overhead. */
interface Modelled {
  readonly name: string;
  /** The time that handing out a task costs a worker, milliseconds. */
  readonly overheadMs: number;
}

/** The standard deviation of blocks, as a share, and their number. */
const deviation = 0.01;
const blocks = 6;

/** A sweep of the length of a task: inline takes that long, and each of two workers that long plus the overhead. */
export function sweptGranularity(lengthsMs: readonly number[], strategies: readonly Modelled[]): Result {
  const noisy = noise();
  const workloads = lengthsMs.map((lengthMs) => {
    const id = (name: string) => `spin(ms=${lengthMs})/${name}`;
    const cells = [
      { ...measuredCell('inline', noisy(1000 / lengthMs)), id: id('inline'), workers: 1 },
      ...strategies.map(({ name, overheadMs }) => ({
        ...withCeiling(measuredCell(name, noisy(2000 / (lengthMs + overheadMs))), 2000 / lengthMs),
        id: id(name),
      })),
    ];
    const workload = measuredWorkload('spin', id('inline'), cells);
    return { ...workload, key: `spin(ms=${lengthMs})`, params: { ms: lengthMs } };
  });
  return buildResult(measuredRun([], { workloads }));
}

/** A sweep of the number of workers, from their speed-ups. */
export function sweptWorkers(speedups: readonly number[], cpuMsPerTask = 1): Result {
  const noisy = noise();
  const cells = speedups.map((speedup, index) => {
    const workers = index + 1;
    const cell = measuredCell('threads', noisy(1000 * speedup));
    const trials = cell.trials.map((trial) => ({ ...trial, cpuMsPerTask, memoryBytes: workers * 1e7 }));
    return { ...cell, trials, workers, id: `threads@${workers}` };
  });
  return buildResult(
    measuredRun([{ ...measuredCell('inline', noisy(1000)), workers: 1 }, ...cells], {
      plan: { ...measuredRun([]).plan, comparisons: cells.length },
    }),
  );
}

/** Rates by size and strategy of one kind of payload. */
export type PayloadRates = Readonly<Record<string, Readonly<Record<number, number>>>>;

/** A sweep of the size of payloads. */
export function sweptPayload(kinds: Readonly<Record<string, PayloadRates>>): Result {
  const noisy = noise();
  const workloads = Object.entries(kinds).flatMap(([kind, strategies]) => {
    const sizes = Object.keys(Object.values(strategies)[0] ?? {}).map(Number);
    return sizes.map((bytes) => {
      const key = `echo(bytes=${bytes},kind=${kind})`;
      const cells = Object.entries(strategies).map(([name, rates]) => ({
        ...measuredCell(name, noisy(rates[bytes] ?? 0)),
        id: `${key}/${name}`,
      }));
      return { ...measuredWorkload('echo', undefined, cells), key, params: { bytes, kind } };
    });
  });
  return buildResult(measuredRun([], { workloads }));
}

/** Makes blocks of noise around rates: the same for each sweep, whatever other sweeps there are. */
function noise(): (rate: number) => readonly number[] {
  const normal = normals(11);
  return (rate) => times(blocks, () => rate * Math.exp(deviation * normal()));
}

function withCeiling(cell: MeasuredCell, ceilingPerSecond: number): MeasuredCell {
  return {
    ...cell,
    trials: cell.trials.map(({ block, slices }) => trialOf(block, slices, { ceilingPerSecond })),
  };
}
