import { isDeepStrictEqual } from 'node:util';
import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';

interface TreeNode {
  readonly left: TreeNode | undefined;
  readonly right: TreeNode | undefined;
}

const depthParam = { workload: 'binary-trees', name: 'depth', min: 6, max: 20 };
const leastDepth = 4;

/**
 * binary-trees of the Computer Language Benchmarks Game: many small objects, some of which live long. All tasks of a cell
 * are the same: the input is `depth`, whatever the seed.
 */
export default defineWorkload({
  name: 'binary-trees',
  description: 'builds and walks binary trees: small objects, garbage collection',
  about: {
    stresses:
      'The memory allocator and the garbage collector. Each thread and each process of Node has a heap of its own, but the threads of one process share the helper threads that collect it.',
    source:
      '[binary-trees](https://benchmarksgame-team.pages.debian.net/benchmarksgame/description/binarytrees.html) of the Computer Language Benchmarks Game, after Hans Boehm’s GCBench.',
    verification:
      'By closed form: a tree of depth d has 2^(d+1) - 1 nodes. The counts for depth 10 are those that the game publishes.',
  },
  tags: ['cpu', 'memory', 'gc'],
  onlyOnRequest: true,
  sync: true,
  params: { depth: { default: 10, description: 'depth of the deepest trees; one more takes twice as long' } },
  implementations: pythonModule(import.meta.url),
  input: ({ depth }) => requireInteger(depthParam, depth),
  run: (depth: number) => countNodes(depth),
  verify: (counts, depth) => isDeepStrictEqual(counts, expectedCounts(depth)),
});

/** The nodes of a deep tree, of many trees of each depth, and of a tree that lives as long as the task. */
function countNodes(depth: number): readonly number[] {
  const deepest = nodesOf(createTree(depth + 1));
  const longLived = createTree(depth);
  const others = depthsBelow(depth).map((each) => {
    let nodes = 0;
    for (let tree = 0; tree < treesOf(each, depth); tree++) nodes += nodesOf(createTree(each));
    return nodes;
  });
  return [deepest, ...others, nodesOf(longLived)];
}

function createTree(depth: number): TreeNode {
  if (depth === 0) return { left: undefined, right: undefined };
  return { left: createTree(depth - 1), right: createTree(depth - 1) };
}

function nodesOf({ left, right }: TreeNode): number {
  return 1 + (left ? nodesOf(left) : 0) + (right ? nodesOf(right) : 0);
}

function expectedCounts(depth: number): readonly number[] {
  const nodes = (each: number) => 2 ** (each + 1) - 1;
  const others = depthsBelow(depth).map((each) => treesOf(each, depth) * nodes(each));
  return [nodes(depth + 1), ...others, nodes(depth)];
}

/** 4, 6, 8 ... up to `depth`. */
function depthsBelow(depth: number): readonly number[] {
  return Array.from(
    { length: Math.floor((depth - leastDepth) / 2) + 1 },
    (_, index) => leastDepth + 2 * index,
  );
}

function treesOf(each: number, depth: number): number {
  return 2 ** (depth - each + leastDepth);
}
