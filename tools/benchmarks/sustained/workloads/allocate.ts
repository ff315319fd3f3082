import { defineWorkload } from '@parbench/core';

interface Node {
  readonly left: Node | undefined;
  readonly right: Node | undefined;
}

/** Builds binary trees and keeps the last few alive, so that both generations of the heap are collected. */
export default defineWorkload({
  name: 'allocate',
  description: 'builds binary trees, some of which survive: heavy garbage collection',
  tags: ['cpu', 'allocation'],
  sync: true,
  params: { depth: { default: 12, description: 'levels of a tree' } },
  setup: () => ({ kept: [] as Node[] }),
  input: (_params, seed) => seed,
  run(seed: number, { kept }, { depth }): number {
    const tree = build(depth);
    kept[seed % keptTrees] = tree;
    return count(tree);
  },
  verify: (nodes, _seed, { depth }) => nodes === 2 ** depth - 1,
});

/** Trees that survive young collections: some 5 MB at the default depth. */
const keptTrees = 16;

function build(levels: number): Node {
  if (levels === 1) return { left: undefined, right: undefined };
  return { left: build(levels - 1), right: build(levels - 1) };
}

function count({ left, right }: Node): number {
  return 1 + (left ? count(left) : 0) + (right ? count(right) : 0);
}
