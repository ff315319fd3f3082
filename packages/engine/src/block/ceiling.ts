import { awaitQuiescence } from '../host/quiescence.ts';
import type { CellSubject } from '../plan/subjects.ts';
import { mean } from '../statistics/mean.ts';
import { TrialEnd } from '../trial-process/trial-end.ts';
import { startTrialProcess, type TrialContext, type TrialProcess } from '../trial-process/trial-process.ts';

/**
 * The ceiling in a block: a process whose threads run copies of the kernel with no dispatch. Whatever goes wrong in it
 * ends it and nothing else; then there is no ceiling. Each step ends at rest.
 */
export interface Ceiling {
  open(): Promise<void>;
  warmUp(): Promise<void>;
  /** Times one slice at each width. */
  slice(): Promise<void>;
  /** Tasks per second of so many copies at once; undefined where there is no ceiling. */
  ratePerSecond(width: number): number | undefined;
  kill(): Promise<void>;
}

/** Starts the ceiling of a workload, given any of its cells, at those `widths`; at none it does nothing. */
export function startCeiling(
  { subject, times }: CellSubject,
  widths: readonly number[],
  context: TrialContext,
): Ceiling {
  const rates = new Map(widths.map((width) => [width, [] as number[]]));
  let host: TrialProcess | undefined;

  const start = async () => {
    host = startTrialProcess(context);
    const { workload, seed } = subject;
    await host.booted(times.bootLimitMs);
    await host.request('open-ceiling', { workload, seed, width: Math.max(...widths) }, times.openLimitMs);
  };
  const attempt = async (step: () => Promise<unknown>) => {
    if (rates.size === 0) return;
    try {
      await step();
      if (host) await awaitQuiescence(host.pid);
    } catch (error) {
      await host?.kill();
      rates.clear();
      if (!(error instanceof TrialEnd) || error.status === 'interrupted') throw error;
    }
  };
  const measure = async (width: number, seen: number[]) => {
    const sample = await host?.request('load', { ...times.slice, occupancy: width }, times.loadLimitMs);
    if (sample) seen.push((sample.completions / sample.elapsedMs) * 1000);
  };
  return {
    open: () => attempt(start),
    // Without dispatch, which alone takes that many tasks to warm up.
    warmUp: () =>
      attempt(async () => host?.request('warm-up', { ...times.warmUp, minTasks: 0 }, times.warmUpLimitMs)),
    async slice() {
      for (const [width, seen] of [...rates]) await attempt(() => measure(width, seen));
    },
    ratePerSecond(width) {
      const seen = rates.get(width) ?? [];
      return seen.length === 0 ? undefined : mean(seen);
    },
    kill: async () => host?.kill(),
  };
}
