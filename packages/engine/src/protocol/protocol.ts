import type { Params, WorkloadReference } from '@parbench/core';
import type { StrategySource } from '../trial-host/load-strategy.ts';
import type { ArrivalSample } from '../trial-host/open-loop.ts';
import type { TaskCost } from '../trial-host/task-cost.ts';
import type { WarmUpRequest } from '../trial-host/warm-up.ts';

/** What a trial process is told to measure: everything it needs to open one cell's executor. */
export interface TrialSubject {
  readonly workload: WorkloadReference;
  readonly strategy: StrategySource & { readonly options: unknown };
  readonly workers: number;
  /** Tasks in flight under load: the same for all cells of a workload. */
  readonly occupancy: number;
  readonly seed: number;
  /** What a single task may take, milliseconds. */
  readonly taskTimeoutMs: number;
}

/** How long a stretch of load is to last, and what beside throughput is to be observed in it. */
export interface LoadRequest {
  readonly durationMs: number;
  /** The stretch goes on until that many completions, however long the tasks are. */
  readonly minCompletions: number;
  /** Tasks in flight; the subject's own occupancy when missing. */
  readonly occupancy?: number;
  /**
   * `round-trip` records each task's time; `driver-delay` lets the event loop turn after every task and probes its
   * delay; `workers` counts the tasks of each worker, where there are several.
   */
  readonly observe?: 'round-trip' | 'driver-delay' | 'workers';
  /** Tasks arrive at this rate instead, however many are in flight; `minCompletions` and `occupancy` do not count. */
  readonly ratePerSecond?: number;
}

/** What a stretch of load came to. */
export interface LoadSample {
  /** Completions between the two instants. */
  readonly completions: number;
  /** Milliseconds between the two instants. */
  readonly elapsedMs: number;
  /** All tasks of the stretch, with those of ramp-up and drain. */
  readonly tasks: number;
  /** Part of the time that the driver's event loop was busy, 0 to 1. */
  readonly driverUtilisation: number;
  /** Median time from submit to settled; with `observe: 'round-trip'`. */
  readonly roundTripMs?: number;
  /** Mean wait of a request to the driver; with `observe: 'driver-delay'`. */
  readonly driverDelayMs?: number;
  /** How arriving tasks fared; with `ratePerSecond`. */
  readonly arrivals?: ArrivalSample;
  /** Tasks completed, by worker; with `observe: 'workers'`. */
  readonly tasksByWorker?: Readonly<Record<string, number>>;
}

/** The commands that a trial process understands, each with what it answers. */
export interface TrialCommands {
  calibrate: { request: { workload: WorkloadReference }; reply: Params };
  'task-cost': {
    request: { workload: WorkloadReference; timeMs: number; timeoutMs: number };
    /** The task's cost, and the process's resident memory after it, bytes. */
    reply: { taskCost: TaskCost; residentBytes: number };
  };
  /** Loads modules and makes inputs, untimed. */
  prepare: {
    request: TrialSubject;
    reply: {
      /** Whether the same input gave the same answer twice; taken as given where the workload has a verifier. */
      isDeterministic: boolean;
      /** Whether loads can be observed beside their throughput. */
      canObserve: boolean;
    };
  };
  /** Opens the executor, timed, and proves that every worker runs tasks and answers right. */
  open: { request: Record<never, never>; reply: { startupMs: number; readyMs: number } };
  /** Opens copies of the kernel, undispatched, to be warmed up and loaded like a cell; `occupancy` is how many. */
  'open-ceiling': {
    request: { workload: WorkloadReference; seed: number; width: number };
    reply: undefined;
  };
  /** Runs that many tasks at once and verifies their answers, untimed. */
  check: { request: { tasks: number }; reply: undefined };
  'warm-up': { request: WarmUpRequest; reply: { warmupMs: number; isSteady: boolean } };
  load: { request: LoadRequest; reply: LoadSample };
  /** Measures how long the loss of a worker lasts. */
  recover: { request: TrialSubject; reply: { recoveryMs?: number } };
  close: { request: Record<never, never>; reply: undefined };
}

export type TrialCommand = keyof TrialCommands;

/** A command on its way to the trial process. */
export type TrialRequest = {
  [Command in TrialCommand]: { readonly command: Command } & TrialCommands[Command]['request'];
}[TrialCommand];

/** Its answer. A failure names why the cell cannot be measured. */
export type TrialReply =
  | { readonly status: 'ok'; readonly value: unknown }
  | { readonly status: 'failed' | 'timeout' | 'skipped'; readonly reason: string };
