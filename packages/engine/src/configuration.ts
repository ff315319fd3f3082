import { createHash } from 'node:crypto';
import type { IdentifiedCell } from './matrix-cell.ts';
import { ownNode } from './measured-node.ts';
import type { RunSettings } from './run-settings.ts';
import { engineVersion } from './version.ts';

/**
 * Hash of all that makes the trials of two runs belong together: cells with their calibrated parameters, the versions of
 * what runs them, and the settings. The budget and the journal's place are left out, since a run may be resumed with
 * others, and so is whatever is measured anew in each run.
 */
export function hashConfiguration(
  workloads: readonly { readonly cells: readonly IdentifiedCell[] }[],
  settings: RunSettings,
): string {
  const { budgetMs, journalFile, node = ownNode, ...lasting } = settings;
  const cells = workloads.flatMap((workload) =>
    workload.cells.map(({ id, strategy }) => [id, strategy.package, strategy.version]),
  );
  const configuration = {
    engine: engineVersion(),
    node: node.version,
    settings: Object.entries(lasting).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    cells,
  };
  return createHash('sha256').update(JSON.stringify(configuration)).digest('hex');
}
