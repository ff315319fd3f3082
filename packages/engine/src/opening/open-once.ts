import { setTimeout as sleep } from 'node:timers/promises';
import { meanFigures } from '../block/mean-figures.ts';
import { startCellHost } from '../block/start-cell-host.ts';
import { cpuMsBetween, readCpuTimes } from '../host/cpu-time.ts';
import { awaitQuiescence } from '../host/quiescence.ts';
import { type Resources, readResources } from '../host/resources.ts';
import type { PlannedTrial } from '../plan/planned-trial.ts';
import type { Added, Opening } from '../result/opening-schema.ts';
import type { TrialContext } from '../trial-process/trial-process.ts';

/** How long an opened cell is left without work, milliseconds. */
const idleMs = 250;

/**
 * Opens a cell once, with no other alive, and closes it: the times of opening, what it adds to the process tree, and the
 * figures of the outputs that opening verifies.
 * @throws TrialEnd if the trial ends early
 */
export async function openOnce(trial: PlannedTrial, context: TrialContext): Promise<Omit<Opening, 'round'>> {
  const host = startCellHost(trial, context);
  try {
    await host.prepare();
    const closed = await readAtRest(host.pid);
    const { startupMs, readyMs, figures } = await host.open();
    const opened = await readAtRest(host.pid);
    await sleep(idleMs);
    const idleCpuMs = cpuMsBetween(opened.cpu, readCpuTimes(host.pid));
    const startCpuMs = cpuMsBetween(closed.cpu, opened.cpu);
    await host.close();
    return {
      startupMs,
      readyMs,
      added: {
        ...resourcesBetween(closed.resources, opened.resources),
        ...(startCpuMs !== undefined && { startCpuMs }),
        ...(idleCpuMs !== undefined && { idleCpuMs: (idleCpuMs / idleMs) * 1000 }),
      },
      figures: meanFigures(figures),
    };
  } finally {
    await host.kill();
  }
}

async function readAtRest(pid: number) {
  await awaitQuiescence(pid);
  return { resources: readResources(pid), cpu: readCpuTimes(pid) };
}

function resourcesBetween(before: Resources | undefined, after: Resources | undefined): Added {
  if (before === undefined || after === undefined) return {};
  return {
    pssBytes: after.pssBytes - before.pssBytes,
    rssBytes: after.rssBytes - before.rssBytes,
    fileDescriptors: after.fileDescriptors - before.fileDescriptors,
    kernelThreads: after.kernelThreads - before.kernelThreads,
    contextSwitches: after.contextSwitches - before.contextSwitches,
  };
}
