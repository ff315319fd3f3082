import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filterable } from '../../src/filter/axes.ts';
import { isSubtracted, selectMatrix } from '../../src/filter/select-matrix.ts';

const workloads = [
  item('noop', '@parbench/workloads', 'overhead'),
  item('spin', '@parbench/workloads', 'cpu', 'synthetic'),
  item('fib', '@acme/bench-kit', 'cpu'),
  item('fibers', '@acme/bench-kit', 'async'),
];
const strategies = [
  item('inline', '@parbench/core'),
  item('threads', '@parbench/strategy-threads', 'thread'),
  item('threads/shared', '@parbench/strategy-threads', 'thread', 'experimental'),
  item('threads/shared/spinning', '@parbench/strategy-threads', 'experimental'),
  item('processes', '@parbench/strategy-processes', 'process'),
  item('cluster', '@parbench/strategy-cluster', 'process'),
  item('kit-pool', '@acme/bench-kit', 'async'),
];
const axes = { workloads, strategies };

const everyWorkload = ['noop', 'spin', 'fib', 'fibers'];
const families = ['inline', 'threads', 'processes', 'cluster', 'kit-pool'];
const threadFamily = ['threads', 'threads/shared', 'threads/shared/spinning'];

describe('selectMatrix', () => {
  it.for<[terms: string[], workloads: string[], strategies: string[]]>([
    // Without terms, and by names.
    [[], everyWorkload, families],
    [['spin'], ['spin'], families],
    [['cluster'], everyWorkload, ['cluster']],
    [['threads'], everyWorkload, threadFamily],
    [['threads/shared'], everyWorkload, ['threads/shared', 'threads/shared/spinning']],
    [['threads/*'], everyWorkload, ['threads/shared', 'threads/shared/spinning']],
    // Globs.
    [['fib*'], ['fib', 'fibers'], families],
    [['{spin,noop}'], ['noop', 'spin'], families],
    [['fib?rs'], ['fibers'], families],
    [['workload:*'], everyWorkload, families],
    [['strategy:*'], everyWorkload, strategies.map(({ name }) => name)],
    // Tags.
    [['synthetic'], ['spin'], families],
    [['process'], everyWorkload, ['processes', 'cluster']],
    [['tag:cpu'], ['spin', 'fib'], families],
    [['tag:experimental'], everyWorkload, ['threads/shared', 'threads/shared/spinning']],
    [['tag:async'], ['fibers'], ['kit-pool']],
    // Packages, with and without scope.
    [['@parbench/strategy-cluster'], everyWorkload, ['cluster']],
    [['strategy-cluster'], everyWorkload, ['cluster']],
    [['strategy-*'], everyWorkload, [...threadFamily, 'processes', 'cluster']],
    [['package:strategy-threads'], everyWorkload, threadFamily],
    [['@parbench/strategy-thr*'], everyWorkload, threadFamily],
    [['package:@parbench/workloads'], ['noop', 'spin'], families],
    [['package:bench-kit'], ['fib', 'fibers'], ['kit-pool']],
    // Keyed by axis: a name, tag or package of that axis only.
    [['workload:async'], ['fibers'], families],
    [['strategy:async'], everyWorkload, ['kit-pool']],
    [['workload:bench-kit'], ['fib', 'fibers'], families],
    [['strategy:@acme/*'], everyWorkload, ['kit-pool']],
    // Terms on one axis unite, the axes intersect.
    [['spin', 'noop'], ['noop', 'spin'], families],
    [['cluster', 'processes'], everyWorkload, ['processes', 'cluster']],
    [['spin', 'cluster'], ['spin'], ['cluster']],
    [
      ['fib*', 'noop', 'inline', 'process'],
      ['noop', 'fib', 'fibers'],
      ['inline', 'processes', 'cluster'],
    ],
    // Exclusion.
    [['!noop'], ['spin', 'fib', 'fibers'], families],
    [['!threads'], everyWorkload, ['inline', 'processes', 'cluster', 'kit-pool']],
    [['threads', '!threads/*'], everyWorkload, ['threads']],
    [['!tag:cpu'], ['noop', 'fibers'], families],
    [['tag:cpu', '!fib'], ['spin'], families],
    [['!fib', 'tag:cpu'], ['spin'], families],
    [['!workload:fib*', 'cluster'], ['noop', 'spin'], ['cluster']],
    [['!package:bench-kit'], ['noop', 'spin'], ['inline', 'threads', 'processes', 'cluster']],
  ])('%j selects %j x %j', ([terms, expectedWorkloads, expectedStrategies]) => {
    expect(namesSelected(terms)).toEqual({ workloads: expectedWorkloads, strategies: expectedStrategies });
  });

  it('includes variants with isAll', () => {
    expect(namesSelected([], true).strategies).toEqual(strategies.map(({ name }) => name));
    expect(namesSelected(['!threads'], true).strategies).toEqual([
      'inline',
      'processes',
      'cluster',
      'kit-pool',
    ]);
  });

  it.for<[terms: string[], message: RegExp]>([
    [['async'], /`async`, which matches workloads \(`fibers`\) and strategies \(`kit-pool`\)/],
    [['async'], /`workload:async` or `strategy:async`.*`tag:async` or `package:async`/],
    [['!async'], /received `!async`, which matches workloads/],
    [['*'], /`noop`, `spin`, `fib` and 1 more.*`workload:\*`/],
    [['bench-kit'], /matches workloads \(`fib`, `fibers`\) and strategies \(`kit-pool`\)/],
    [['thraeds'], /`thraeds`, which matches no workload and no strategy\. Did you mean `threads`\?/],
    [['!clutser'], /Did you mean `!cluster`\?/],
    [['workload:threads'], /matches no workload\./],
    [['strategy:spni'], /matches no strategy\./],
    [['workload:spni'], /Did you mean `workload:spin`\?/],
    [['tag:noop'], /matches no tag/],
    [['package:noop'], /matches no package/],
    [['tag:cqu'], /matches no tag\. Did you mean `tag:cpu`\?/],
    [['package:strategy-cluter'], /Did you mean `package:strategy-cluster`\?/],
    [['SPIN'], /Did you mean `spin`\?/],
    [['workloda:spin'], /expected a key of `workload`.*received `workloda`.*Did you mean `workload:`/],
    [[''], /expected a name, a tag, a package or a glob, received ``/],
    [['!'], /received `!`/],
    [['workload:'], /received `workload:`/],
    [['spin', '!spin'], /leave at least one of the workloads, received `spin`, `!spin`/],
    [['cluster', '!tag:process'], /leave at least one of the strategies/],
  ])('refuses %j with %s', ([terms, message]) => {
    expect(() => namesSelected(terms)).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringMatching(message) }),
    );
  });

  it('selects the same for the same terms in any order', () => {
    const terms = ['spin', 'fib*', 'cluster', 'threads', '!fibers', '!threads/shared'];
    fc.assert(
      fc.property(fc.shuffledSubarray(terms, { minLength: terms.length }), (shuffled) => {
        expect(namesSelected(shuffled)).toEqual(namesSelected(terms));
      }),
    );
  });
});

describe('isSubtracted', () => {
  it.for<[name: string, terms: string[], isOut: boolean]>([
    ['inline', [], false],
    ['inline', ['threads'], false],
    ['inline', ['!inline'], true],
    ['inline', ['!cluster'], false],
    ['threads/shared', ['!threads'], true],
    ['cluster', ['!tag:process'], true],
  ])('%s under %j: %s', ([name, terms, isOut]) => {
    const strategy = strategies.find((candidate) => candidate.name === name) as Filterable;
    expect(isSubtracted(strategy, axes, terms)).toBe(isOut);
  });
});

function item(name: string, packageName: string, ...tags: string[]): Filterable {
  return { name, package: packageName, tags };
}

function namesSelected(terms: readonly string[], isAll = false) {
  const selected = selectMatrix(axes, terms, { isAll });
  return {
    workloads: selected.workloads.map(({ name }) => name),
    strategies: selected.strategies.map(({ name }) => name),
  };
}
