import { memoryBetween, readMemory } from '../host/memory.ts';
import { awaitQuiescence } from '../host/quiescence.ts';
import type { CellSubject } from '../plan/subjects.ts';
import type { SoloTrial } from '../result/schema.ts';
import { TrialEnd } from '../trial-process/trial-end.ts';
import { startTrialProcess, type TrialContext, type TrialProcess } from '../trial-process/trial-process.ts';

/**
 * Measures of a cell, with no competitor alive, what is not measured in blocks: the memory that opening adds at another
 * width, so that the difference to the cell's own tells what a worker costs, and how long the loss of a worker lasts.
 * What goes wrong is missing, and no fault of the cell's: nobody asked for that width, or for its workers to be ended.
 * @throws TrialEnd with status `interrupted` when the run is aborted
 */
export async function measureAlone(cell: CellSubject, context: TrialContext): Promise<SoloTrial> {
  const { subject, times } = cell;
  const workers = subject.workers === 1 ? 2 : 1;
  const memory = await inProcess(context, (host) =>
    measureMemory(host, { ...cell, subject: { ...subject, workers } }),
  );
  const recovery = await inProcess(context, async (host) => {
    await host.booted(times.bootLimitMs);
    return host.request('recover', subject, times.openLimitMs);
  });
  return { workers, ...memory, ...recovery };
}

/** Modules are loaded and inputs made before the first reading; at the second each worker has run tasks. */
async function measureMemory(host: TrialProcess, { subject, times }: CellSubject) {
  await host.booted(times.bootLimitMs);
  await host.request('prepare', subject, times.openLimitMs);
  await awaitQuiescence(host.pid);
  const before = readMemory(host.pid);
  await host.request('open', {}, times.openLimitMs);
  await awaitQuiescence(host.pid);
  const memory = memoryBetween(before, readMemory(host.pid));
  return memory && { memoryBytes: memory.anonymousBytes, fileMemoryBytes: memory.fileBytes };
}

/** What `measure` finds in a process of its own; nothing when that ends before its time. */
async function inProcess<Found>(
  context: TrialContext,
  measure: (host: TrialProcess) => Promise<Found>,
): Promise<Found | undefined> {
  let host: TrialProcess | undefined;
  try {
    host = startTrialProcess(context);
    return await measure(host);
  } catch (error) {
    if (!(error instanceof TrialEnd) || error.status === 'interrupted') throw error;
    return undefined;
  } finally {
    await host?.kill();
  }
}
