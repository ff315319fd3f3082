import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkloadReference } from '@parbench/core';
import type { PlannedTrial } from '../plan/planned-trial.ts';
import type { SoloTrial } from '../result/trial-schema.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import { createLoadGenerator } from './load-generator.ts';

const endingService = import.meta.resolve('@parbench/engine/ending-service');

/** How long the load lasts, and how long before a worker ends, milliseconds. */
const [loadMs, beforeMs] = [2000, 500];

/**
 * Measures the loss of a worker of a service under load: the requests that fail, by kind, and the time until all workers
 * listen again. Nothing for a service that does not survive the loss of its worker.
 * @throws TrialEnd if the service does not start
 */
export async function measureWorkerLoss(
  { spec, times }: PlannedTrial,
  context: TrialContext,
): Promise<Pick<SoloTrial, 'recoveryMs' | 'failures'>> {
  const host = startTrialProcess(context);
  await using generator = createLoadGenerator(context);
  try {
    await Promise.all([host.booted(times.bootLimitMs), generator.booted(times.bootLimitMs)]);
    await host.request(
      'prepare',
      { spec: { ...spec, workload: endingReference(spec.workload) } },
      times.openLimitMs,
    );
    const { service } = await host.request('open', {}, times.openLimitMs);
    if (service === undefined || service.listeners === 1) return {};
    const { url } = service;
    await generator.request('connect', { url, spec }, times.openLimitMs);
    const [{ failures }, { recoveryNs }] = await Promise.all([
      generator.request('endure', { url, durationNs: loadMs * 1e6 }, loadMs + times.loadLimitMs),
      sleep(beforeMs).then(() => host.request('end-worker', {}, times.openLimitMs)),
    ]);
    return { failures, ...(recoveryNs !== undefined && { recoveryMs: recoveryNs / 1e6 }) };
  } finally {
    await host.kill();
  }
}

function endingReference(reference: WorkloadReference): WorkloadReference {
  return { url: endingService, params: { reference: JSON.stringify(reference) } };
}
