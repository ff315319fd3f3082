import { readMemoryBytes } from './accounting/memory.ts';
import { listProcessTree } from './accounting/process-tree.ts';
import { awaitQuiescence } from './accounting/quiescence.ts';
import type { SoloTrial } from './result/schema.ts';
import type { CellSubject } from './subjects.ts';
import { startTrialProcess, type TrialContext } from './trial/trial-process.ts';

/**
 * Measures what opening a cell adds to the memory of its process tree, with no competitor alive: the proportional share
 * of a page depends on who else maps it. Every worker has run tasks by then.
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
    await awaitQuiescence([host.pid]);
    const beforeBytes = readMemoryBytes([host.pid]);
    await host.request('open', subject, times.openLimitMs);
    const pids = listProcessTree(host.pid);
    await awaitQuiescence(pids);
    const afterBytes = readMemoryBytes(pids);
    await host.close(times.openLimitMs);
    if (beforeBytes === undefined || afterBytes === undefined) return undefined;
    return { kind: 'memory', memoryBytes: afterBytes - beforeBytes };
  } finally {
    await host.kill();
  }
}
