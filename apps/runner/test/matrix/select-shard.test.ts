import type { MatrixCell } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { selectShard } from '../../src/matrix/select-shard.ts';

/** Five workloads, one of them with two sets of parameters, each with two strategies. */
const cells = ['a', 'b', 'b', 'c', 'd', 'e'].flatMap((name, n) =>
  ['inline', 'threads'].map(
    (strategy) =>
      ({
        workload: { name, reference: { url: '', params: name === 'b' ? { n } : {} } },
        strategy: { name: strategy },
      }) as object as MatrixCell,
  ),
);

describe('selectShard', () => {
  it.each([1, 2, 4, 6])('splits the workloads into %i shards, each once and whole', (of) => {
    const shards = Array.from({ length: of }, (_, index) => selectShard(cells, { index: index + 1, of }));
    expect(new Set(shards.flat())).toEqual(new Set(cells));
    expect(shards.flat()).toHaveLength(cells.length);
    for (const shard of shards) {
      const inlines = shard.filter(({ strategy }) => strategy.name === 'inline').length;
      expect(inlines).toBe(shard.length / 2);
    }
  });

  it('refuses more shards than workloads', () => {
    expect(() => selectShard(cells, { index: 1, of: 7 })).toThrow('expected at most 6 shards');
  });
});
