import type { OpenedCell } from '@parbench/engine/claims';

type Added = OpenedCell['openings'][number]['added'];

/** The noise of six rounds, as factors; that of processes is not that of threads. */
const noise = {
  threads: [0.98, 1.01, 1, 1.02, 0.99, 1],
  processes: [1.01, 0.99, 1.02, 0.98, 1, 1],
};

/** Cells of `threads` and `processes` with 1, 2 and 4 workers, each of which adds what `addedBy` returns, in six rounds. */
export function openedCells(
  addedBy: (strategy: 'threads' | 'processes', factor: number) => Added,
): readonly OpenedCell[] {
  return (['threads', 'processes'] as const).flatMap((strategy) =>
    [1, 2, 4].map(
      (workers): OpenedCell => ({
        ...{ id: `noop/${strategy}@${workers}`, runtime: 'node', workers },
        ...{ workload: 'noop', strategy, status: 'ok' },
        openings: noise[strategy].map((factor, round) => ({
          ...{ round, startupMs: 50, readyMs: 80, figures: {} },
          added: times(addedBy(strategy, factor), workers),
        })),
      }),
    ),
  );
}

function times(added: Added, workers: number): Added {
  return Object.fromEntries(Object.entries(added).map(([name, value = 0]) => [name, value * workers]));
}
