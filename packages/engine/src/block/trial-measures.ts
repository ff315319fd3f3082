import type { MemorySize } from '../host/memory.ts';
import type { Histogram, LoadSample } from '../protocol/messages.ts';
import type { Trial } from '../result/schema.ts';
import { sum } from '../statistics/mean.ts';
import type { CellFacts, Opening } from './cell-host.ts';
import { percentileMs, percentilesOf } from './percentiles.ts';
import type { WarmUp } from './warm-up.ts';

/** A trial as measured, without its place in the plan. */
export type TrialMeasures = Omit<Trial, 'block' | 'position'>;

/** A timed slice with what the process tree used for it, until it was at rest again. */
export interface Slice extends LoadSample {
  readonly cpuMs: number | undefined;
  readonly residualCpuMs: number | undefined;
}

/** What the steps of a trial bring. */
export interface TrialSteps {
  readonly facts: CellFacts;
  readonly opening: Opening;
  /** What opening added; missing on a host that does not tell. */
  readonly memory?: MemorySize | undefined;
  readonly warmUp: WarmUp;
  readonly slices: readonly Slice[];
  /** What was seen beside the slices; missing for a job. */
  readonly observed?: {
    readonly roundTrips: Histogram | undefined;
    readonly driverDelayNs: number | undefined;
  };
  readonly arrivals?: NonNullable<LoadSample['arrivals']> & { readonly ratePerSecond: number };
}

/** Puts the steps of a finished trial together. What there is of every slice is rounded: it is most of a journal. */
export function trialMeasures(steps: TrialSteps): TrialMeasures {
  const { facts, opening, memory, warmUp, slices, observed, arrivals } = steps;
  const tasks = sum(slices.map((slice) => slice.tasks));
  const cpuMs = sumIfKnown(slices.map((slice) => slice.cpuMs));
  const driverUtilisation = sumIfKnown(slices.map((slice) => slice.driverUtilisation));
  return {
    ...opening,
    isDeterministic: facts.isDeterministic,
    ...(memory && { memoryBytes: memory.anonymousBytes }),
    ...warmUp,
    slices: slices.map(({ completions, elapsedNs }) => roundTo(6, (completions / elapsedNs) * 1e9)),
    residualCpuMs: slices.flatMap(({ residualCpuMs }) =>
      residualCpuMs === undefined ? [] : [roundTo(3, residualCpuMs)],
    ),
    tasks,
    ...(cpuMs !== undefined && { cpuMsPerTask: cpuMs / tasks }),
    ...(observed?.roundTrips && { roundTripMs: percentileMs(observed.roundTrips, 50) }),
    ...(observed?.driverDelayNs !== undefined && { driverDelayMs: observed.driverDelayNs / 1e6 }),
    ...(arrivals && { arrivals: summariseArrivals(arrivals) }),
    ...(driverUtilisation !== undefined && { driverUtilisation: driverUtilisation / slices.length }),
  };
}

function summariseArrivals(arrivals: NonNullable<TrialSteps['arrivals']>): NonNullable<Trial['arrivals']> {
  const { ratePerSecond, isOverloaded, latencies, latenesses } = arrivals;
  return {
    ratePerSecond,
    isOverloaded,
    latencyMs: percentilesOf(latencies),
    latenessMs: percentilesOf(latenesses),
  };
}

function sumIfKnown(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? sum(known) : undefined;
}

/** The value to so many significant digits. */
function roundTo(digits: number, value: number): number {
  return Number(value.toPrecision(digits));
}
