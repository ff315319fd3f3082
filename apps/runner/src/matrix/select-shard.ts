import { isDeepStrictEqual } from 'node:util';
import type { MatrixCell } from '@parbench/engine';
import type { Shard } from '../command-line/value-parsers.ts';
import { usageError } from '../errors/usage-error.ts';

/**
 * Returns the cells of a shard: every `of`th workload with its parameters, from the `index`th on. A workload stays whole,
 * since its cells are compared with one another.
 * @throws ParbenchError `usage` if there are more shards than workloads
 */
export function selectShard(cells: readonly MatrixCell[], { index, of }: Shard): readonly MatrixCell[] {
  const workloads: MatrixCell['workload'][] = [];
  const positions = cells.map(({ workload }) => {
    const position = workloads.findIndex((other) => isSame(other, workload));
    return position < 0 ? workloads.push(workload) - 1 : position;
  });
  if (of > workloads.length) {
    throw usageError(
      `\`--shard\`: expected at most ${workloads.length} shards, one for each workload with its parameters, received ${of}. Use fewer shards or select more workloads.`,
    );
  }
  return cells.filter((_, at) => (positions[at] ?? 0) % of === index - 1);
}

function isSame(one: MatrixCell['workload'], other: MatrixCell['workload']): boolean {
  return one.name === other.name && isDeepStrictEqual(one.reference.params, other.reference.params);
}
