import type { PlannedTrial } from '../plan/planned-trial.ts';
import type { LoadTimes } from '../plan/trial-times.ts';
import type { LoadRequest, LoadSample } from '../protocol/messages.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import { startWorkloadProcess } from './workload-process.ts';

/** What is known of a cell before it is opened. */
export interface CellFacts {
  /** Whether the same input gave the same output twice; taken as given where the workload has a verifier. */
  readonly isDeterministic: boolean;
  /** Whether loads can be observed beside their throughput. */
  readonly canObserve: boolean;
}

/** How opening went, milliseconds. */
export interface Opening {
  /** Until the first outcome. */
  readonly startupMs: number;
  /** Until all workers were ready. */
  readonly readyMs: number;
}

/** The host of one cell, in whichever language: every step throws a `TrialEnd` when the trial is over before its time. */
export interface CellHost {
  readonly pid: number;
  /** Waits until the host has booted, loaded its modules and has its inputs, so that none of that is timed. */
  prepare(): Promise<CellFacts>;
  /** Opens the cell, timed, then proves that every worker runs tasks correctly. */
  open(): Promise<Opening>;
  /** Verifies outputs for inputs not used before, untimed. */
  check(tasks: number): Promise<ReadonlySet<string> | undefined>;
  load(times: LoadTimes, more?: Partial<LoadRequest>, limitMs?: number): Promise<LoadSample>;
  /** Closes the cell in good order, and makes sure that nothing of it is left. */
  close(): Promise<void>;
  /** Ends the host at once, whatever state it is in. */
  kill(): Promise<void>;
}

/** Rounds of checks within which each worker must have answered; a strategy may give a round of short tasks to one. */
const maxCheckRounds = 50;

/** Starts the host of the cell that `trial` is of. */
export function startCellHost(trial: PlannedTrial, context: TrialContext): CellHost {
  const { spec, times, otherRuntime } = trial;
  const { workers } = spec;
  const host = startTrialProcess(context, otherRuntime?.host);
  const workloadProcess = otherRuntime && startWorkloadProcess(trial, otherRuntime.workload, context);

  async function prepare(): Promise<CellFacts> {
    await host.booted(times.bootLimitMs);
    const inputs = await workloadProcess?.prepare();
    const request = { spec, ...(inputs && { inputs: [...inputs] }) };
    const { isDeterministic = true, canObserve } = await host.request('prepare', request, times.openLimitMs);
    return { isDeterministic, canObserve };
  }

  async function check(tasks: number): Promise<ReadonlySet<string> | undefined> {
    const limitMs = times.openLimitMs;
    const reply = workloadProcess
      ? await workloadProcess.check(tasks, (request) => host.request('check', request, limitMs))
      : await host.request('check', { tasks }, limitMs);
    return reply.workers && new Set(reply.workers);
  }

  async function proveAllWorkersRun(): Promise<void> {
    const seen = new Set<string>();
    for (let round = 0; round < maxCheckRounds && seen.size < workers; round++) {
      const answered = await check(2 * workers);
      if (answered === undefined) return;
      for (const worker of answered) seen.add(worker);
    }
    if (seen.size < workers)
      throw new TrialEnd('failed', `only ${seen.size} of ${workers} workers ran tasks`);
  }

  return {
    pid: host.pid,
    prepare,
    async open() {
      const { startupNs, readyNs } = await host.request('open', {}, times.openLimitMs);
      await proveAllWorkersRun();
      return { startupMs: startupNs / 1e6, readyMs: readyNs / 1e6 };
    },
    check,
    load: ({ durationMs, minCompletions }, more, limitMs = times.loadLimitMs) =>
      host.request('load', { durationNs: durationMs * 1e6, minCompletions, ...more }, limitMs),
    async close() {
      await host.close(times.openLimitMs);
      await workloadProcess?.kill();
    },
    async kill() {
      await Promise.all([host.kill(), workloadProcess?.kill()]);
    },
  };
}
