import { randomInt } from 'node:crypto';
import type { MatrixCell, RunSettings } from '@parbench/engine';
import { largestSeed } from '../../command-line/run-options.ts';
import { buildMatrix } from '../../matrix/build-matrix.ts';
import { defaultPlugins, loadCatalogue } from '../../matrix/catalogue.ts';
import { selectWithBaseline } from '../../matrix/select-with-baseline.ts';

/** An A/A run: it compares identical copies, so every difference comes from the host. */
export interface NoiseRun {
  readonly cells: readonly MatrixCell[];
  readonly settings: RunSettings;
}

/** Few enough to meet in one block; the first is the baseline. */
const copies = ['a', 'b', 'c', 'd'];

/**
 * Plans an A/A run: four copies of a thread pool as wide as the host, with tasks of about 1 ms, for the whole budget. It
 * uses the built-in plug-ins and ignores any configuration: the floor belongs to the host, not to a project.
 */
export async function planNoiseRun(budgetMs: number): Promise<NoiseRun> {
  const wanted = { filter: ['workload:spin', 'strategy:threads/pipelined'], baseline: 'threads/pipelined' };
  const selection = selectWithBaseline(await loadCatalogue(defaultPlugins), { ...wanted, all: false });
  const cells = await buildMatrix(selection, { workers: ['max'], set: [], python: [], all: false });
  return {
    cells: cells.flatMap((cell) => copies.map((revision) => ({ ...cell, revision }))),
    settings: {
      budgetMs,
      seed: randomInt(largestSeed),
      timeoutMs: 10_000,
      // No host reaches this, so the run uses the whole budget.
      precision: 0.0001,
      threshold: 0.02,
      soloTrials: 0,
      baseline: 'a',
    },
  };
}
