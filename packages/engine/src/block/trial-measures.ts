import type { Figures } from '@parbench/core';
import type { MemorySize } from '../host/memory.ts';
import type { Histogram, LoadSample } from '../protocol/load.ts';
import type { Trial } from '../result/trial-schema.ts';
import { sum } from '../statistics/mean.ts';
import type { CellFacts, Opening } from './cell-host.ts';
import { imbalance } from './imbalance.ts';
import { meanFigures } from './mean-figures.ts';
import { percentileMs, percentilesOf } from './percentiles.ts';
import type { WarmUp } from './warm-up.ts';

/** The measures of a trial, without its position in the plan. */
export type TrialMeasures = Omit<Trial, 'block' | 'position'>;

/** A timed slice with the CPU time that the process tree used for it, until it was at rest again. */
export interface Slice extends LoadSample {
  /** The round that it belongs to. */
  readonly round: number;
  readonly cpuMs: number | undefined;
  readonly residualCpuMs: number | undefined;
  /** The run-queue wait of the driver's thread, as a share of the time in which it ran or was ready to. */
  readonly waitShare: number | undefined;
  /** How fast the CPUs that it could use ran a fixed loop before and after it, while this run was at rest. */
  readonly hostSpeed: number | undefined;
}

/** The results of the steps of a trial. */
export interface TrialSteps {
  readonly facts: CellFacts;
  readonly opening: Opening;
  /** The memory that opening added; missing on a host where it is not available. */
  readonly memory?: MemorySize | undefined;
  readonly warmUp: WarmUp;
  readonly slices: readonly Slice[];
  /** The figures of outputs that were verified between the slices. */
  readonly figures: readonly Figures[];
  /** Observations beside the slices; missing for a job. */
  readonly observed?: {
    readonly roundTrips: Histogram | undefined;
    readonly driverDelayNs: number | undefined;
  };
  readonly arrivals?: NonNullable<LoadSample['arrivals']> & { readonly ratePerSecond: number };
}

/**
 * Combines the results of the steps of a finished trial. The values of slices are rounded, since they are most of a
 * journal.
 */
export function trialMeasures(steps: TrialSteps): TrialMeasures {
  const { facts, memory, warmUp, slices, figures, observed, arrivals } = steps;
  const { listeners, ...opening } = steps.opening;
  const tasks = sum(slices.map((slice) => slice.tasks));
  const cpuMs = sumIfKnown(slices.map((slice) => slice.cpuMs));
  const busyShares = sumIfKnown(slices.map((slice) => slice.driverUtilisation));
  const waitShares = sumIfKnown(slices.map((slice) => slice.waitShare));
  const driverUtilisation = busyShares && busyShares / slices.length;
  const rounds = [...Map.groupBy(slices, ({ round }) => round).values()];
  const hostSpeeds = rounds.map(hostSpeedOf).filter((speed) => speed !== undefined);
  return {
    ...opening,
    isDeterministic: facts.isDeterministic,
    ...(memory && { memoryBytes: memory.anonymousBytes }),
    ...warmUp,
    slices: rounds.map((stretches) => roundTo(6, perSecond(stretches))),
    ...(hostSpeeds.length === rounds.length && { hostSpeeds }),
    residualCpuMs: slices.flatMap(({ residualCpuMs }) =>
      residualCpuMs === undefined ? [] : [roundTo(3, residualCpuMs)],
    ),
    tasks,
    ...(figures.length > 0 && { figures: meanFigures(figures) }),
    ...(cpuMs !== undefined && { cpuMsPerTask: cpuMs / tasks }),
    ...(waitShares !== undefined && { driverWaitShare: roundTo(3, waitShares / slices.length) }),
    ...(observed?.roundTrips && { roundTripMs: percentileMs(observed.roundTrips, 50) }),
    ...(observed?.driverDelayNs !== undefined && { driverDelayMs: observed.driverDelayNs / 1e6 }),
    ...(arrivals && { arrivals: summariseArrivals(arrivals) }),
    ...(listeners === undefined
      ? driverUtilisation !== undefined && { driverUtilisation }
      : { service: serviceMeasures(slices, listeners, driverUtilisation) }),
  };
}

/** The completions per second of several stretches together. */
function perSecond(stretches: readonly Slice[]): number {
  const elapsedNs = sum(stretches.map((stretch) => stretch.elapsedNs));
  return (sum(stretches.map(({ completions }) => completions)) / elapsedNs) * 1e9;
}

/** The mean of several stretches, on the log scale as where it is used. */
function hostSpeedOf(stretches: readonly Slice[]): number | undefined {
  const logs = sumIfKnown(stretches.map(({ hostSpeed }) => hostSpeed && Math.log(hostSpeed)));
  return logs === undefined ? undefined : roundTo(4, Math.exp(logs / stretches.length));
}

/** The driver of a service is the load generator. */
function serviceMeasures(
  slices: readonly Slice[],
  listeners: number,
  generatorUtilisation = 0,
): NonNullable<Trial['service']> {
  const requestImbalance = imbalance(
    slices.map(({ tasksByWorker }) => tasksByWorker),
    listeners,
  );
  const connectionImbalance = imbalance(
    slices.map(({ connectionsByWorker }) => connectionsByWorker),
    listeners,
  );
  return {
    generatorUtilisation,
    ...(requestImbalance !== undefined && { requestImbalance }),
    ...(connectionImbalance !== undefined && { connectionImbalance }),
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

/** Rounds the value to `digits` significant digits. */
function roundTo(digits: number, value: number): number {
  return Number(value.toPrecision(digits));
}
