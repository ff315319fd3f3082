import { performance } from 'node:perf_hooks';
import {
  type JobWorkload,
  loadWorkload,
  openExecutor,
  type Strategy,
  type TaskWorkload,
} from '@parbench/core';
import { askForEarlyCompilation, compileEarlyIfAsked } from '@parbench/core/worker';
import type { TrialSpec } from '../protocol/trial-spec.ts';
import { loadStrategy } from './load-strategy.ts';
import { prepareWorkload } from './prepare-workload.ts';
import type { PreparedCell } from './prepared-cell.ts';

/**
 * Does the part of opening that is not the strategy's, untimed.
 * @throws TrialEnd, and what loading the workload and the strategy throws
 */
export async function prepareCell(spec: TrialSpec): Promise<PreparedCell> {
  const strategy = await loadStrategy(spec.strategy);
  const workload = await loadWorkload(spec.workload);
  if (workload.kind !== 'service') return prepareTasksOrJob(workload, strategy, spec);
  const { prepareService } = await import('./prepare-service.ts');
  return prepareService(workload, strategy, spec);
}

async function prepareTasksOrJob(
  workload: TaskWorkload | JobWorkload,
  strategy: Strategy,
  spec: TrialSpec,
): Promise<PreparedCell> {
  const prepared = await prepareWorkload(workload, spec);
  const { isDeterministic, canObserve } = prepared;
  return {
    facts: { isDeterministic, canObserve },
    async open() {
      const startedMs = performance.now();
      const sinceStartNs = () => Math.round((performance.now() - startedMs) * 1e6);
      const { workload: reference, workers } = spec;
      const { options } = spec.strategy;
      if (spec.compileEarlyNs !== undefined) askForEarlyCompilation(spec.compileEarlyNs / 1e6);
      const executor = await openExecutor(strategy, { workload: reference, workers, options });
      const opened = prepared.attach(executor);
      const [startupNs, readyNs] = await Promise.all([
        opened.runOnce().then(sinceStartNs),
        executor.ready().then(sinceStartNs),
      ]);
      compileEarlyIfAsked();
      const close = async () => {
        await executor.close();
        await prepared.close();
      };
      return { workload: opened, opening: { startupNs, readyNs }, close };
    },
  };
}
