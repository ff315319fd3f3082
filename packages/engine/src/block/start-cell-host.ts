import type { Rehearsal } from '../plan/pacing.ts';
import type { PlannedTrial } from '../plan/planned-trial.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import type { CellFacts, CellHost, Checked } from './cell-host.ts';
import { loadRequest } from './load-request.ts';
import { proveAllWorkersRun } from './prove-all-workers-run.ts';
import { type ServiceContext, startServiceHost } from './service-host.ts';
import { startWorkloadProcess } from './workload-process.ts';

/** Starts the host for the cell of `trial`. */
export function startCellHost(trial: PlannedTrial, context: ServiceContext): CellHost {
  return trial.isService ? startServiceHost(trial, context) : startTaskHost(trial, context);
}

function startTaskHost(trial: PlannedTrial, context: TrialContext): CellHost {
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

  async function check(tasks: number): Promise<Checked> {
    const limitMs = times.openLimitMs;
    return workloadProcess
      ? workloadProcess.check(tasks, (request) => host.request('check', request, limitMs))
      : host.request('check', { tasks }, limitMs);
  }

  return {
    pid: host.pid,
    prepare,
    async open() {
      const { startupNs, readyNs } = await host.request('open', {}, times.openLimitMs);
      // Long tasks leave no worker idle, and opening has run one already.
      const isLong = times.slice.batchTasks !== undefined;
      const isProven = isLong && workers === 1 && spec.verifies === 'none';
      const figures = isProven
        ? []
        : await proveAllWorkersRun(workers, isLong ? workers : 2 * workers, check);
      return { startupMs: startupNs / 1e6, readyMs: readyNs / 1e6, figures };
    },
    check,
    async openCeiling(width) {
      // Node's copies make their inputs themselves.
      await (workloadProcess ? prepare() : host.booted(times.bootLimitMs));
      const { workload, seed } = spec;
      await host.request('open-ceiling', { workload, seed, width }, times.openLimitMs);
    },
    load: (length, more, limitMs = times.loadLimitMs) =>
      host.request('load', { ...loadRequest(length), ...more }, limitMs),
    ...(otherRuntime === undefined && {
      async rehearse({ maxMs, maxTasks }: Rehearsal) {
        const length = { durationNs: maxMs * 1e6, maxTasks };
        const { tasks } = await host.request('rehearse', length, times.warmUpLimitMs);
        return tasks;
      },
    }),
    async close() {
      await host.close(times.openLimitMs);
      await workloadProcess?.kill();
    },
    async kill() {
      await Promise.all([host.kill(), workloadProcess?.kill()]);
    },
  };
}
