import type { PlannedTrial } from '../plan/planned-trial.ts';
import type { LoadTimes } from '../plan/trial-times.ts';
import type { LoadRequest, LoadSample } from '../protocol/messages.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import { startWorkloadProcess } from './workload-process.ts';

/** Facts about a cell that are known before it is opened. */
export interface CellFacts {
  /** Whether the same input gave the same output twice; assumed where the workload has a verifier. */
  readonly isDeterministic: boolean;
  /** Whether the host supports `LoadRequest.observe`. */
  readonly canObserve: boolean;
}

/** The times of opening, milliseconds. */
export interface Opening {
  /** Until the first outcome. */
  readonly startupMs: number;
  /** Until all workers were ready. */
  readonly readyMs: number;
}

/** The host of one cell, in any language. Every step throws a `TrialEnd` if the trial ends early. */
export interface CellHost {
  readonly pid: number;
  /**
   * Waits until the host has booted, loaded its modules and received its inputs, so that the timed steps include none
   * of that.
   */
  prepare(): Promise<CellFacts>;
  /** Opens the cell, timed, and then verifies that every worker runs tasks correctly. */
  open(): Promise<Opening>;
  /** Verifies outputs for inputs not used before, untimed. */
  check(tasks: number): Promise<ReadonlySet<string> | undefined>;
  load(times: LoadTimes, more?: Partial<LoadRequest>, limitMs?: number): Promise<LoadSample>;
  /** Opens copies of the kernel instead of the cell; `load` then loads them. Includes all preparation. */
  openCeiling(width: number): Promise<void>;
  /** Closes the cell and makes sure that it leaves nothing behind. */
  close(): Promise<void>;
  /** Ends the host at once, in any state. */
  kill(): Promise<void>;
}

/**
 * Rounds of checks within which every worker must have run a task; a strategy may give a round of short tasks to one
 * worker.
 */
const maxCheckRounds = 50;

/** Starts the host for the cell of `trial`. */
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
    // Long tasks leave no worker idle, and opening has run one already.
    const isLong = times.slice.batchTasks !== undefined;
    if (isLong && workers === 1 && spec.isVerified === false) return;
    const seen = new Set<string>();
    for (let round = 0; round < maxCheckRounds && seen.size < workers; round++) {
      const answered = await check(isLong ? workers : 2 * workers);
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
    async openCeiling(width) {
      // Node's copies make their inputs themselves.
      await (workloadProcess ? prepare() : host.booted(times.bootLimitMs));
      const { workload, seed } = spec;
      await host.request('open-ceiling', { workload, seed, width }, times.openLimitMs);
    },
    load: ({ batchTasks, leadInMs, durationMs, minCompletions }, more, limitMs = times.loadLimitMs) =>
      host.request(
        'load',
        {
          ...(batchTasks && { batchTasks }),
          ...(leadInMs && { leadInNs: leadInMs * 1e6 }),
          ...{ durationNs: durationMs * 1e6, minCompletions, ...more },
        },
        limitMs,
      ),
    async close() {
      await host.close(times.openLimitMs);
      await workloadProcess?.kill();
    },
    async kill() {
      await Promise.all([host.kill(), workloadProcess?.kill()]);
    },
  };
}
