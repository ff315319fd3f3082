import { readMemoryBytes } from './accounting/memory.ts';
import { awaitQuiescence } from './accounting/quiescence.ts';
import type { SoloTrial } from './result/schema.ts';
import type { CellSubject } from './subjects.ts';
import { startTrialProcess, type TrialContext } from './trial/trial-process.ts';

/**
 * Measures what opening a cell adds to the memory of its process tree, with no competitor alive: the proportional share
 * of a page depends on who else maps it. Modules are loaded and inputs made before; after, a task workload has run on
 * every worker, a job once.
 * @returns nothing on a host that does not tell
 * @throws TrialEnd
 */
export async function measureMemory(
  { subject, times }: CellSubject,
  context: TrialContext,
): Promise<SoloTrial | undefined> {
  const host = startTrialProcess(context);
  try {
    await host.booted(times.bootLimitMs);
    await host.request('prepare', subject, times.openLimitMs);
    await awaitQuiescence(host.pid);
    const beforeBytes = readMemoryBytes(host.pid);
    await host.request('open', {}, times.openLimitMs);
    await awaitQuiescence(host.pid);
    const afterBytes = readMemoryBytes(host.pid);
    await host.close(times.openLimitMs);
    if (beforeBytes === undefined || afterBytes === undefined) return undefined;
    return { kind: 'memory', memoryBytes: afterBytes - beforeBytes };
  } finally {
    await host.kill();
  }
}
