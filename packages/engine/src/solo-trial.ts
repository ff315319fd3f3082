import { memoryBetween, readMemory } from './accounting/memory.ts';
import { awaitQuiescence } from './accounting/quiescence.ts';
import type { SoloTrial } from './result/schema.ts';
import type { CellSubject } from './subjects.ts';
import { TrialEnd } from './trial/trial-end.ts';
import { startTrialProcess, type TrialContext, type TrialProcess } from './trial/trial-process.ts';

/**
 * Measures of a cell, with no competitor alive, what is not measured in blocks: the memory that opening adds at another
 * width, so that the difference to the cell's own tells what a worker costs, and how long the loss of a worker lasts.
 * Modules are loaded and inputs made before; at the second reading each worker has run tasks.
 * @throws TrialEnd when it cannot be opened at that width
 */
export async function measureAlone(cell: CellSubject, context: TrialContext): Promise<SoloTrial> {
  const { subject, times } = cell;
  const workers = otherWidth(subject.workers);
  const host = startTrialProcess(context);
  try {
    await host.booted(times.bootLimitMs);
    await host.request('prepare', { ...subject, workers }, times.openLimitMs);
    await awaitQuiescence(host.pid);
    const before = readMemory(host.pid);
    await host.request('open', {}, times.openLimitMs);
    await awaitQuiescence(host.pid);
    const memory = memoryBetween(before, readMemory(host.pid));
    return {
      workers,
      ...(memory && { memoryBytes: memory.anonymousBytes, fileMemoryBytes: memory.fileBytes }),
      ...(await recover(host, cell)),
    };
  } finally {
    await host.kill();
  }
}

/** One worker, or two where the cell itself has one. */
function otherWidth(workers: number): number {
  return workers === 1 ? 2 : 1;
}

/** A strategy that does not recover may hang or end its driver. That is no fault of the cell's tasks, so nothing is told. */
async function recover(host: TrialProcess, { subject, times }: CellSubject) {
  try {
    return await host.request('recover', subject, times.openLimitMs);
  } catch (error) {
    if (error instanceof TrialEnd && error.status !== 'interrupted') return {};
    throw error;
  }
}
