import { describe, expect, it } from 'vitest';
import { williamsSquare } from '../../src/plan/williams-square.ts';

const sizes = [1, 2, 3, 4, 5, 6, 7];

/** How often each value occurs. */
function counts(values: readonly string[]): number[] {
  return [...Map.groupBy(values, (value) => value).values()].map(({ length }) => length);
}

describe('Williams square', () => {
  it.each(sizes)('of %i has every number once in every row', (size) => {
    for (const row of williamsSquare(size)) expect(row.toSorted()).toEqual([...Array(size).keys()]);
  });

  it.each(sizes)('of %i has every number equally often at every position', (size) => {
    const rows = williamsSquare(size);
    const positions = counts(
      rows.flatMap((row) => row.map((number, position) => `${number} at ${position}`)),
    );
    expect(positions).toEqual(Array(size ** 2).fill(rows.length / size));
  });

  it.each(sizes.slice(1))('of %i has every number equally often after every other', (size) => {
    const rows = williamsSquare(size);
    const pairs = rows.flatMap((row) =>
      row.slice(1).map((number, position) => `${number} after ${row[position]}`),
    );
    expect(counts(pairs)).toEqual(Array(size * (size - 1)).fill(rows.length / size));
  });

  it('has no more rows than necessary', () => {
    expect(sizes.map((size) => williamsSquare(size).length)).toEqual([1, 2, 6, 4, 10, 6, 14]);
  });
});
