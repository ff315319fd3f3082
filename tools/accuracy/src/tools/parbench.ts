import { type MatrixCell, runMatrix } from '@parbench/engine';
import type { Finding } from '../observation.ts';
import type { PairRequest } from '../pair-request.ts';
import { workloadOf } from '../spin-reference.ts';

/**
 * A run of the two pools as a user would start it, which uses the whole budget: blocks of fresh processes, interleaved.
 */
export async function measureWithParbench(request: PairRequest): Promise<Finding> {
  const { budgetMs, seed, threshold } = request;
  const cells = [
    cellOf('first', {}, request),
    cellOf('second', { extraPermille: request.extraPermille }, request),
  ];
  const result = await runMatrix(cells, {
    budgetMs,
    seed,
    threshold,
    maxBlocks: 400,
    precision: 0.001,
    timeoutMs: 10_000,
    baseline: 'first',
  });
  const comparison = result.comparisons.find(({ a, b }) => a.includes('/second') && b.includes('/first'));
  if (comparison === undefined) {
    const ends = result.cells.map(({ id, status, reason }) => `${id} ${status} ${reason ?? ''}`);
    throw new Error(`parbench compared nothing: ${ends.join('; ')}`);
  }
  const { ratio, low, high, verdict, blocks } = comparison;
  return {
    ratio,
    verdict,
    n: blocks,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  };
}

function cellOf(name: string, options: MatrixCell['strategy']['options'], request: PairRequest): MatrixCell {
  const { iterations, workers } = request;
  return {
    workload: {
      name: 'spin-any',
      kind: 'task',
      package: '@parbench/accuracy',
      tags: [],
      reference: workloadOf(iterations),
    },
    strategy: {
      name,
      package: '@parbench/accuracy',
      version: '0.0.0',
      options,
      unit: 'thread',
      url: import.meta.resolve('../pools.ts'),
    },
    workers,
  };
}
