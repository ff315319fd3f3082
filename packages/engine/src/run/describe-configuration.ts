import { describeHost, describeNode } from '../host/describe-host.ts';
import type { Configuration } from '../journal/configuration.ts';
import { identifyCell, type MatrixCell } from '../plan/matrix-cell.ts';
import { engineVersion } from '../version.ts';
import type { RunSettings } from './run-settings.ts';

/**
 * Describes the configuration of a run of `cells`. It omits the budget, the floor, the journal file, the label and the
 * commit, which may differ when a run is resumed.
 */
export function describeConfiguration(cells: readonly MatrixCell[], settings: RunSettings): Configuration {
  const { budgetMs, journalFile, node, floor, label, commit, ...lasting } = settings;
  return {
    parbench: engineVersion(),
    host: describeHost().identity,
    node: describeNode(node),
    settings: lasting,
    cells: cells.map(describeCell),
  };
}

function describeCell(cell: MatrixCell): string {
  const { package: from, version, libraries = [] } = cell.strategy;
  const { runtime } = cell;
  const language = runtime && { name: runtime.identity.implementation, version: runtime.identity.version };
  const parts = [{ name: from, version }, ...libraries, ...(language ? [language] : [])];
  const versions = parts.map((each) => `${each.name} ${each.version}`);
  return `${identifyCell(cell).id} of ${versions.join(' with ')}`;
}
