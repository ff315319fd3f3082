import { awaitQuiescence } from '../host/quiescence.ts';
import type { PlannedTrial } from '../plan/planned-trial.ts';
import type { LoadTimes } from '../plan/trial-times.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
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
  /** Warms up, and times one slice at each width. No verdict depends on it. */
  time(): Promise<void>;
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
  const rates = new Map<number, number>();
  let host: CellHost | undefined;

  const attempt = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      await host?.kill();
      host = undefined;
      rates.clear();
      if (!(error instanceof TrialEnd) || error.status === 'interrupted') throw error;
    }
  };
  const start = async () => {
    host = startCellHost(trial, context);
    await host.openCeiling(Math.max(...widths));
    await awaitQuiescence(host.pid);
  };
  const measure = async ({ load, pid }: CellHost) => {
    const window = ({ durationMs, minCompletions }: LoadTimes) =>
      load({ durationMs, minCompletions }, {}, times.warmUpLimitMs);
    // There is no dispatch, which is what the shortest warm-up of a pool is for.
    await warmUp({ load: window }, { ...times.warmUp, minMs: 0 });
    await awaitQuiescence(pid);
    const { durationMs, minCompletions } = times.slice;
    for (const width of widths) {
      const sample = await load({ durationMs, minCompletions }, { occupancy: width }, times.loadLimitMs);
      rates.set(width, (sample.completions / sample.elapsedNs) * 1e9);
      await awaitQuiescence(pid);
    }
  };
  return {
    async open() {
      if (widths.length > 0) await attempt(start);
    },
    async time() {
      const open = host;
      if (open) await attempt(() => measure(open));
    },
    ratePerSecond: (width) => rates.get(width),
    kill: async () => host?.kill(),
  };
}
