import { memoryBetween, readMemory } from '../host/memory.ts';
import { awaitQuiescence } from '../host/quiescence.ts';
import type { PlannedTrial } from '../plan/planned-trial.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import type { SoloTrial } from '../result/schema.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import { startCellHost } from './cell-host.ts';

/**
 * Measures of a cell, with no competitor alive, what is not measured in blocks: the memory that opening adds at another
 * width, so that the difference to the cell's own tells what a worker costs, and how long the loss of a worker lasts.
 * What goes wrong is missing, and no fault of the cell's: nobody asked for that width, or for its workers to be ended.
 * @throws TrialEnd with status `interrupted` when the run is aborted
 */
export async function measureAlone(trial: PlannedTrial, context: TrialContext): Promise<SoloTrial> {
  const workers = trial.spec.workers === 1 ? 2 : 1;
  const memory = await unlessEnded(() =>
    measureMemory({ ...trial, spec: { ...trial.spec, workers } }, context),
  );
  const recovery = trial.otherRuntime ? {} : await unlessEnded(() => measureRecovery(trial, context));
  return { workers, ...memory, ...recovery };
}

/** Modules are loaded and inputs made before the first reading; at the second each worker has run tasks. */
async function measureMemory(trial: PlannedTrial, context: TrialContext) {
  const host = startCellHost(trial, context);
  try {
    await host.prepare();
    await awaitQuiescence(host.pid);
    const before = readMemory(host.pid);
    await host.open();
    await awaitQuiescence(host.pid);
    const memory = memoryBetween(before, readMemory(host.pid));
    return memory && { memoryBytes: memory.anonymousBytes, fileMemoryBytes: memory.fileBytes };
  } finally {
    await host.kill();
  }
}

async function measureRecovery({ spec, times }: PlannedTrial, context: TrialContext) {
  const host = startTrialProcess(context);
  try {
    await host.booted(times.bootLimitMs);
    const { recoveryNs } = await host.request('recover', { spec }, times.openLimitMs);
    return recoveryNs === undefined ? {} : { recoveryMs: recoveryNs / 1e6 };
  } finally {
    await host.kill();
  }
}

/** What `measure` finds; nothing when its trial ends before its time. */
async function unlessEnded<Found>(measure: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await measure();
  } catch (error) {
    if (!(error instanceof TrialEnd) || error.status === 'interrupted') throw error;
    return undefined;
  }
}
