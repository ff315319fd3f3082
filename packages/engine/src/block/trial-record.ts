import type { MemorySize } from '../host/memory.ts';
import type { LoadSample, TrialCommands } from '../protocol/protocol.ts';
import type { Trial } from '../result/schema.ts';
import { roundTo } from '../statistics/round-to.ts';
import { sum } from '../statistics/sum.ts';

/** A trial as measured, without its place in the plan. */
export type TrialMeasures = Omit<Trial, 'block' | 'position'>;

/** A timed slice with what the process tree used for it, until it was at rest again. */
export interface Slice extends LoadSample {
  readonly cpuMs: number | undefined;
  readonly residualCpuMs: number | undefined;
}

/** What the steps of a trial bring. */
export interface TrialSteps {
  readonly facts: TrialCommands['prepare']['reply'];
  readonly opening: TrialCommands['open']['reply'];
  /** What opening added; missing on a host that does not tell. */
  readonly memory?: MemorySize | undefined;
  readonly warmUp: TrialCommands['warm-up']['reply'];
  readonly slices: readonly Slice[];
  /** Missing for a job. */
  readonly roundTrip?: LoadSample;
  readonly driverDelay?: LoadSample;
  readonly arrivals?: Trial['arrivals'];
}

/** Puts the steps of a finished trial together. What there is of every slice is rounded: it is most of a journal. */
export function recordTrial({
  facts,
  opening,
  memory,
  warmUp,
  slices,
  roundTrip,
  driverDelay,
  arrivals,
}: TrialSteps): TrialMeasures {
  const tasks = sum(slices.map((slice) => slice.tasks));
  const cpuMs = sumIfKnown(slices.map((slice) => slice.cpuMs));
  return {
    startupMs: opening.startupMs,
    readyMs: opening.readyMs,
    isDeterministic: facts.isDeterministic,
    ...(memory && { memoryBytes: memory.anonymousBytes }),
    warmupMs: warmUp.warmupMs,
    isSteady: warmUp.isSteady,
    slices: slices.map(({ completions, elapsedMs }) => roundTo(6, (completions / elapsedMs) * 1000)),
    residualCpuMs: slices.flatMap(({ residualCpuMs }) =>
      residualCpuMs === undefined ? [] : [roundTo(3, residualCpuMs)],
    ),
    tasks,
    ...(cpuMs !== undefined && { cpuMsPerTask: cpuMs / tasks }),
    ...(roundTrip?.roundTripMs !== undefined && { roundTripMs: roundTrip.roundTripMs }),
    ...(driverDelay?.driverDelayMs !== undefined && { driverDelayMs: driverDelay.driverDelayMs }),
    ...(arrivals && { arrivals }),
    driverUtilisation: sum(slices.map((slice) => slice.driverUtilisation)) / slices.length,
  };
}

function sumIfKnown(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? sum(known) : undefined;
}
