import { randomInt } from 'node:crypto';
import type { MatrixCell, RunSettings } from '@parbench/engine';
import { largestSeed } from '../../command-line/run-options.ts';
import { buildMatrix } from '../../matrix/build-matrix.ts';
import { defaultPlugins, loadCatalogue } from '../../matrix/catalogue.ts';
import { selectWithBaseline } from '../../matrix/select-with-baseline.ts';

/** An A/A run: what is compared is the same, so that whatever differs is the host's. */
export interface NoiseRun {
  readonly cells: readonly MatrixCell[];
  readonly settings: RunSettings;
}

/** As many as a block takes well; the first is the baseline. */
const copies = ['a', 'b', 'c', 'd'];

/**
 * Plans an A/A run: four copies of a thread pool as wide as the host, with tasks of about 1 ms, for the whole budget. It
 * is of the built-in plug-ins whatever the configuration says: the floor is the host's, not a project's.
 */
export async function planNoiseRun(budgetMs: number): Promise<NoiseRun> {
  const wanted = { filter: ['workload:spin', 'strategy:threads/pipelined'], baseline: 'threads/pipelined' };
  const selection = selectWithBaseline(await loadCatalogue(defaultPlugins), { ...wanted, all: false });
  const cells = await buildMatrix(selection, { workers: ['max'], set: [], all: false });
  return {
    cells: cells.flatMap((cell) => copies.map((revision) => ({ ...cell, revision }))),
    settings: {
      budgetMs,
      seed: randomInt(largestSeed),
      timeoutMs: 10_000,
      // Narrower than any host allows: the whole budget is used.
      precision: 0.0001,
      threshold: 0.02,
      soloTrials: 0,
      baseline: 'a',
    },
  };
}
