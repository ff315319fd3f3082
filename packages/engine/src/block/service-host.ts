import type { PlannedTrial } from '../plan/planned-trial.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import type { CellHost } from './cell-host.ts';
import { createLoadGenerator, type LoadGenerator } from './load-generator.ts';
import { loadRequest } from './load-request.ts';
import { proveAllWorkersRun } from './prove-all-workers-run.ts';

/** What a service needs besides the context of a trial. */
export interface ServiceContext extends TrialContext {
  /** The load generator of the block; when missing, the trial has one of its own. */
  readonly loadGenerator?: LoadGenerator;
}

/** Starts the host of a service. The load generator loads and checks it; the host only keeps it open. */
export function startServiceHost({ spec, times }: PlannedTrial, context: ServiceContext): CellHost {
  const host = startTrialProcess(context);
  const { loadGenerator } = context;
  const generator = loadGenerator ?? createLoadGenerator(context);
  const endOwnGenerator = async () => {
    if (loadGenerator === undefined) await generator[Symbol.asyncDispose]();
  };
  let url = '';
  const check: CellHost['check'] = (tasks) => generator.request('check', { tasks, url }, times.openLimitMs);

  return {
    pid: host.pid,
    async prepare() {
      await Promise.all([host.booted(times.bootLimitMs), generator.booted(times.bootLimitMs)]);
      const { isDeterministic = true, canObserve } = await host.request(
        'prepare',
        { spec },
        times.openLimitMs,
      );
      return { isDeterministic, canObserve };
    },
    async open() {
      const { startupNs, readyNs, service } = await host.request('open', {}, times.openLimitMs);
      if (service === undefined) throw new TrialEnd('failed', 'the host did not start a service');
      url = service.url;
      const { listeners } = service;
      await generator.request('connect', { url, spec }, times.openLimitMs);
      const figures = await proveAllWorkersRun(listeners, 2 * listeners, check);
      return { startupMs: startupNs / 1e6, readyMs: readyNs / 1e6, listeners, figures };
    },
    check,
    openCeiling: async () => {
      throw new TrialEnd('failed', 'a service has no ceiling');
    },
    load: (length, more, limitMs = times.loadLimitMs) =>
      generator.request('load', { ...loadRequest(length), observe: 'workers', ...more, url }, limitMs),
    async close() {
      await generator.request('disconnect', { url }, times.openLimitMs);
      await host.close(times.openLimitMs);
      await endOwnGenerator();
    },
    async kill() {
      await Promise.all([host.kill(), endOwnGenerator()]);
    },
  };
}
