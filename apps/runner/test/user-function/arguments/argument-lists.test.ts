import { describe, expect, it } from 'vitest';
import { argumentLists, seedCount } from '../../../src/user-function/arguments/argument-lists.ts';

describe('argumentLists', () => {
  it.for<[what: string, args: unknown, given: unknown[][] | undefined, lists: unknown[][]]>([
    [
      'the list that the module exports, for each call',
      ['text', 3],
      undefined,
      [
        ['text', 3],
        ['text', 3],
      ],
    ],
    ['one list for an array that holds an array', [[1, 2]], undefined, [[[1, 2]], [[1, 2]]]],
    ['a list for each seed', (seed: number) => [seed], undefined, [[0], [1]]],
    ['the lists of the command line in turn, before the module’s', ['mine'], [['a'], ['b']], [['a'], ['b']]],
  ])('returns %s', ([_what, args, given, lists]) => {
    const listOf = argumentLists({ args }, given);
    expect(lists.map((_, seed) => listOf?.(seed))).toEqual(lists);
  });

  it('calls a function with the same few seeds again and again', () => {
    const listOf = argumentLists({ args: (seed: number) => [seed] });
    expect([19, 20, 2 ** 31 - 1].map((seed) => listOf?.(seed))).toEqual([[19], [0], [7]]);
  });

  it('calls a function once for each seed', () => {
    let calls = 0;
    const listOf = argumentLists({ args: (seed: number) => [seed, ++calls] }, undefined, 2);
    expect([0, 1, 2, 3].map((seed) => listOf?.(seed))).toEqual([
      [0, 1],
      [1, 2],
      [0, 1],
      [1, 2],
    ]);
  });

  it.each([
    [0.1, 20],
    [100, 5],
    [10_000, 2],
  ])('has fewer seeds if making a list takes long: %d ms, %d seeds', (listMs, seeds) => {
    expect(seedCount(listMs)).toBe(seeds);
  });

  it('is undefined without arguments', () => {
    expect(argumentLists({})).toBeUndefined();
  });

  it.for<[args: unknown, message: RegExp]>([
    [
      'text',
      /`args`: expected an array, .* received a string\. For one argument: `export const args = \[argument\];`/,
    ],
    [{ a: 1 }, /received an object/],
    [null, /received null/],
    [Promise.resolve([]), /received a promise\. Await what it needs/],
    [() => 'text', /`args\(0\)`: expected an array/],
    [async () => [], /`args\(0\)`: .* received a promise/],
  ])('refuses %s', ([args, message]) => {
    expect(() => argumentLists({ args })?.(0)).toThrow(message);
  });
});
