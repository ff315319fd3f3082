import { awaitQuiescence } from '../host/quiescence.ts';
import type { PlannedTrial } from '../plan/planned-trial.ts';
import type { LoadTimes } from '../plan/trial-times.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import { mean } from '../statistics/mean.ts';
import type { TrialContext } from '../trial-process/trial-process.ts';
import type { CellHost } from './cell-host.ts';
import { startCellHost } from './start-cell-host.ts';
import { warmUp } from './warm-up.ts';

/**
 * The ceiling of a block: a process whose threads run copies of the kernel with no dispatch. A failure ends this
 * process and nothing else; the block then has no ceiling. Each step ends at rest.
 */
export interface Ceiling {
  open(): Promise<void>;
  warmUp(): Promise<void>;
  /** Times one slice at each width. */
  slice(): Promise<void>;
  /** Returns the tasks per second of `width` copies at once; undefined where there is no ceiling. */
  ratePerSecond(width: number): number | undefined;
  kill(): Promise<void>;
}

/**
 * Starts the ceiling of a workload at the given `widths`, from the trial of any of its cells. Without widths it does
 * nothing.
 */
export function startCeiling(trial: PlannedTrial, widths: readonly number[], context: TrialContext): Ceiling {
  const { times } = trial;
  const rates = new Map(widths.map((width) => [width, [] as number[]]));
  let host: CellHost | undefined;

  const start = async () => {
    host = startCellHost(trial, context);
    await host.openCeiling(Math.max(...widths));
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
  const load = async ({ durationMs, minCompletions }: LoadTimes, limitMs: number, occupancy?: number) => {
    if (host === undefined) throw new TrialEnd('failed', 'the ceiling is not open');
    return host.load({ durationMs, minCompletions }, { ...(occupancy && { occupancy }) }, limitMs);
  };
  const measure = async (width: number, seen: number[]) => {
    const { completions, elapsedNs } = await load(times.slice, times.loadLimitMs, width);
    seen.push((completions / elapsedNs) * 1e9);
  };
  return {
    open: () => attempt(start),
    // There is no dispatch, which is what the shortest warm-up of a pool is for.
    warmUp: () =>
      attempt(() => warmUp((window) => load(window, times.warmUpLimitMs), { ...times.warmUp, minMs: 0 })),
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
