import { memoryBetween, readMemory } from '../host/memory.ts';
import { awaitQuiescence } from '../host/quiescence.ts';
import type { PlannedTrial } from '../plan/planned-trial.ts';
import type { SoloTrial } from '../result/trial-schema.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import { startCellHost } from './start-cell-host.ts';
import { unlessEnded } from './unless-ended.ts';
import { measureWorkerLoss } from './worker-loss.ts';

/**
 * Measures a cell with no competitor alive: the memory that opening adds at another width, whose difference to that of
 * the cell is the cost of a worker, and the recovery time. A measure that fails is missing; the cell does not fail with
 * it, since the user did not ask for that width or for a lost worker.
 * @throws TrialEnd with status `interrupted` when the run is aborted
 */
export async function measureAlone(trial: PlannedTrial, context: TrialContext): Promise<SoloTrial> {
  const workers = trial.spec.workers === 1 ? 2 : 1;
  const memory = await unlessEnded(() =>
    measureMemory({ ...trial, spec: { ...trial.spec, workers } }, context),
  );
  const recovery = await unlessEnded(() => measureLoss(trial, context));
  return { workers, ...memory, ...recovery };
}

/** Before the first reading, modules are loaded and inputs made; before the second, each worker has run tasks. */
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

async function measureLoss(trial: PlannedTrial, context: TrialContext) {
  if (trial.isService) return measureWorkerLoss(trial, context);
  return trial.otherRuntime ? {} : measureRecovery(trial, context);
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
