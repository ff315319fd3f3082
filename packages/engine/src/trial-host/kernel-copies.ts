import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LoadRequest, LoadSample } from '../protocol/load.ts';
import { sum } from '../statistics/mean.ts';
import type { CopySample, CopyStretch, KernelCopy } from './kernel-copy.ts';
import type { OpenedWorkload } from './prepared-workload.ts';

const entry = new URL(import.meta.resolve('@parbench/engine/kernel-copy'));

/**
 * Opens `count` copies of the kernel of a workload, each in a thread of its own. A load runs as many of them at once as
 * its occupancy says, each task after task without pause: the most that as many workers could do on this host.
 * @throws Error if a copy cannot be started, such as that of a job
 */
export async function openKernelCopies(
  kernel: KernelCopy,
  count: number,
): Promise<Pick<OpenedWorkload, 'load'>> {
  const copies = Array.from({ length: count }, () => new Worker(entry, { workerData: kernel }));
  await Promise.all(copies.map((copy) => once(copy, 'message')));
  return {
    async load({ durationNs, minCompletions, occupancy = count }: LoadRequest) {
      const stretch = { durationMs: durationNs / 1e6, minCompletions: Math.ceil(minCompletions / occupancy) };
      return addUp(await Promise.all(copies.slice(0, occupancy).map((copy) => runFor(copy, stretch))));
    },
  };
}

async function runFor(copy: Worker, stretch: CopyStretch): Promise<CopySample> {
  const answer = once(copy, 'message');
  copy.postMessage(stretch);
  const [sample] = await answer;
  return sample;
}

/** The last task of each copy ends at a different time, so rates are added, not counts. */
function addUp(samples: readonly CopySample[]): LoadSample {
  const completions = sum(samples.map((sample) => sample.completions));
  const rate = sum(samples.map((sample) => sample.completions / sample.elapsedMs));
  return { completions, elapsedNs: (completions / rate) * 1e6, tasks: completions };
}
