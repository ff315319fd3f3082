import { nearestTo } from '../../errors/nearest.ts';
import { usageError } from '../../errors/usage-error.ts';
import type { CataloguedWorkload } from '../../matrix/catalogue.ts';

/**
 * Picks a workload by its exact name.
 * @throws ParbenchError `usage` if there is none
 */
export function pickWorkload(
  workloads: readonly CataloguedWorkload[],
  name: string,
  option = '--workload',
): CataloguedWorkload {
  const workload = workloads.find((candidate) => candidate.name === name);
  if (workload !== undefined) return workload;
  const names = workloads.map((candidate) => candidate.name);
  throw usageError(
    `\`${option}\`: expected the name of a workload, received \`${name}\`. Did you mean \`${nearestTo(name, names)}\`? \`parbench list --all\` shows them.`,
  );
}
