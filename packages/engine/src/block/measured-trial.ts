import type { Figures } from '@parbench/core';
import { cpuMsBetween, readCpuTimes, waitShareBetween } from '../host/cpu-time.ts';
import { currentCpu } from '../host/current-cpu.ts';
import { memoryBetween, readMemory } from '../host/memory.ts';
import { awaitQuiescence } from '../host/quiescence.ts';
import { type SpeedGauge, speedOf } from '../host/speed-gauge.ts';
import type { PlannedTrial } from '../plan/planned-trial.ts';
import type { LoadTimes } from '../plan/trial-times.ts';
import type { ServiceContext } from './service-host.ts';
import { startCellHost } from './start-cell-host.ts';
import { type Slice, type TrialMeasures, type TrialSteps, trialMeasures } from './trial-measures.ts';
import { warmUp } from './warm-up.ts';

/**
 * A trial, step by step; a block decides which trial takes the next one. Each step but warm-up ends at rest, so that the next
 * competitor does not pay for the garbage of this one, and throws a `TrialEnd` if the trial ends early.
 */
export interface RunningTrial {
  /**
   * Waits until the process has booted, loaded its modules and made its inputs, so that the timed steps include none of
   * that.
   */
  boot(): Promise<void>;
  open(): Promise<void>;
  /** Must be followed by a slice. */
  warmUp(): Promise<void>;
  /** Times one slice of a round: with a lead-in, unless it follows warm-up at once. */
  slice(round: number, follows: 'warm-up' | 'pause'): Promise<void>;
  /** Verifies outputs for inputs not used before; those of long tasks are verified only in opening. */
  verify(): Promise<void>;
  /** Measures the round trip with one task in flight and the driver delay under load; does nothing for a job. */
  observe(): Promise<void>;
  /**
   * Submits tasks at the requested rate, if there is one. In an overload, tasks stay in flight, so that only `close`
   * may follow.
   */
  receive(): Promise<void>;
  /** Closes the cell, makes sure that it leaves nothing behind, and returns the measures. */
  close(): Promise<TrialMeasures>;
  /** Ends the trial at once, in any state. */
  kill(): Promise<void>;
}

type Steps = { -readonly [Step in keyof TrialSteps]: TrialSteps[Step] };

/** What a measured trial needs besides the context of any trial. */
export interface MeasuringContext extends ServiceContext {
  readonly gauge: SpeedGauge;
}

/** Starts the process of a trial. */
export function startTrial(trial: PlannedTrial, context: MeasuringContext): RunningTrial {
  const { spec, times } = trial;
  const { gauge, cpu } = context;
  const host = startCellHost(trial, context);
  const slices: Slice[] = [];
  const figures: Figures[] = [];
  const steps: Partial<Steps> = {};
  const rest = () => awaitQuiescence(host.pid);

  return {
    async boot() {
      steps.facts = await host.prepare();
      await rest();
    },
    async open() {
      const memoryBefore = readMemory(host.pid);
      const { figures: opened, ...opening } = await host.open();
      steps.opening = opening;
      // Long tasks are not checked again.
      if (times.slice.batchTasks !== undefined) figures.push(...opened);
      await rest();
      steps.memory = memoryBetween(memoryBefore, readMemory(host.pid));
    },
    async warmUp() {
      const observed = steps.facts?.canObserve ? ({ observe: 'workers' } as const) : {};
      const load = (window: LoadTimes) => host.load(window, observed, times.warmUpLimitMs);
      steps.warmUp = await warmUp({ ...host, load }, times.warmUp);
    },
    async slice(round, follows) {
      const speedsBefore = follows === 'pause' ? gauge.latest() : [];
      const before = readCpuTimes(host.pid);
      const sample = await host.load(follows === 'pause' ? times.slice : { ...times.slice, leadInMs: 0 });
      const ownCpu = cpu ?? (trial.runsInDriver && currentCpu(host.pid));
      const residualCpuMs = await rest();
      const after = readCpuTimes(host.pid);
      const waitShare = waitShareBetween(before, after, host.pid);
      const hostSpeed = speedOf([...speedsBefore, ...(await gauge.read())], ownCpu);
      slices.push({
        ...{ ...sample, round, residualCpuMs, waitShare, hostSpeed },
        cpuMs: cpuMsBetween(before, after),
      });
    },
    async verify() {
      if (times.slice.batchTasks !== undefined) return;
      figures.push(...((await host.check(spec.workers)).figures ?? []));
      await rest();
    },
    async observe() {
      const { observation } = times;
      if (observation === undefined || !steps.facts?.canObserve) return;
      const { roundTrips } = await host.load(observation, { occupancy: 1, observe: 'round-trip' });
      await rest();
      steps.observed = { roundTrips, driverDelayNs: undefined };
      // The driver of a service is the load generator, whose delay says nothing about the service.
      if (trial.isService) return;
      const { driverDelayNs } = await host.load(observation, { observe: 'driver-delay' });
      await rest();
      steps.observed = { roundTrips, driverDelayNs };
    },
    async receive() {
      if (times.arrivals === undefined || !steps.facts?.canObserve) return;
      const { ratePerSecond, ...length } = times.arrivals;
      const { arrivals } = await host.load(length, { ratePerSecond }, times.arrivalsLimitMs);
      if (arrivals) steps.arrivals = { ratePerSecond, ...arrivals };
    },
    async close() {
      await host.close();
      return trialMeasures({ ...(steps as Steps), slices, figures });
    },
    kill: host.kill,
  };
}
