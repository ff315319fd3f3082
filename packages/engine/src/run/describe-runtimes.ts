import { runtimeKey } from '@parbench/core';
import { describeNode } from '../host/describe-host.ts';
import type { MeasuredNode } from '../host/measured-node.ts';
import type { MatrixCell } from '../plan/matrix-cell.ts';
import type { RuntimeResult } from '../result/host-schema.ts';

/** Describes Node and the other runtimes of the cells, as results name them. */
export function describeRuntimes(
  cells: readonly MatrixCell[],
  node: MeasuredNode | undefined,
): readonly RuntimeResult[] {
  const others = cells.flatMap(({ runtime }) => runtime ?? []);
  const described = others.map((runtime): [string, RuntimeResult] => {
    const { implementation, version, gil } = runtime.identity;
    const key = runtimeKey(runtime);
    return [key, { key, name: runtime.name, implementation, version, ...(gil !== undefined && { gil }) }];
  });
  return [describeNode(node), ...new Map(described).values()];
}
