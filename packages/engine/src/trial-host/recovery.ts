import { performance } from 'node:perf_hooks';
import { type OpenedExecutor, openExecutor } from '@parbench/core';
import type { Commands } from '../protocol/commands.ts';
import type { TrialSpec } from '../protocol/trial-spec.ts';
import { loadStrategy } from './load-strategy.ts';

const endingWorkload = import.meta.resolve('@parbench/engine/ending-workload');

/**
 * Measures the recovery time: from the submission of a task that ends its worker until all workers are ready again, the
 * new one with the workload loaded and set up. The reply is empty if the strategy does not report its workers, or does
 * not lose and replace one.
 */
export async function measureRecovery({
  workload,
  strategy,
  workers,
}: TrialSpec): Promise<Commands['recover']['reply']> {
  await using executor = await openExecutor(await loadStrategy(strategy), {
    workload: { url: endingWorkload, params: { reference: JSON.stringify(workload) } },
    workers,
    options: strategy.options,
  });
  await executor.ready();
  if (readyWorkers(executor) !== workers) return {};
  const startedMs = performance.now();
  const outcome = await executor.submit('end');
  await executor.ready();
  const recoveryNs = Math.round((performance.now() - startedMs) * 1e6);
  return outcome.status === 'failed' && readyWorkers(executor) === workers ? { recoveryNs } : {};
}

function readyWorkers(executor: OpenedExecutor): number {
  return executor.workers().filter(({ state }) => state === 'ready').length;
}
