import fannkuch from '@parbench/workloads/fannkuch';
import { describe, expect, it } from 'vitest';

/** Published with the Computer Language Benchmarks Game. */
const published = [
  { n: 7, checksum: 228, maxFlips: 16 },
  { n: 10, checksum: 73196, maxFlips: 38 },
];

describe('fannkuch', () => {
  it.each(published)('finds checksum $checksum and $maxFlips flips for $n', ({ n, checksum, maxFlips }) => {
    expect(fannkuch.run(n, undefined, { n })).toEqual({ checksum, maxFlips });
  });

  it.each([2, 3, 4, 5, 6, 7, 8])(
    'agrees for %i with an algorithm that computes each permutation from its number',
    (n) => {
      const { checksum, maxFlips } = fannkuchByNumber(n);
      expect(fannkuch.run(n, undefined, { n })).toEqual({ checksum, maxFlips });
      expect(fannkuch.verify?.({ checksum, maxFlips }, n, { n })).toBe(true);
    },
  );

  it('knows the output for every size that it accepts', () => {
    for (let n = 2; n <= 9; n++) {
      expect(fannkuch.verify?.(fannkuch.run(n, undefined, { n }), n, { n })).toBe(true);
    }
  });

  it('rejects the output for another size', () => {
    expect(fannkuch.verify?.({ checksum: 228, maxFlips: 16 }, 8, { n: 8 })).toBe(false);
  });

  it.each([1, 11, 7.5, Number.NaN])('refuses %d pancakes', (n) => {
    expect(() => fannkuch.input({ n }, 1)).toThrow(/`n` of `fannkuch`: expected an integer from 2 to 10/);
  });
});

/** The factorial number system numbers the permutations; digit i is how often the first i + 1 elements are rotated. */
function fannkuchByNumber(n: number) {
  let checksum = 0;
  let maxFlips = 0;
  const count = factorial(n);
  for (let number = 0; number < count; number++) {
    const flips = countFlips(permutationOf(number, n));
    checksum += number % 2 === 0 ? flips : -flips;
    maxFlips = Math.max(maxFlips, flips);
  }
  return { checksum, maxFlips };
}

function permutationOf(number: number, n: number): readonly number[] {
  let permutation = Array.from({ length: n }, (_, index) => index + 1);
  let rest = number;
  for (let size = n; size > 1; size--) {
    const turns = Math.floor(rest / factorial(size - 1));
    rest %= factorial(size - 1);
    permutation = [
      ...permutation.slice(turns, size),
      ...permutation.slice(0, turns),
      ...permutation.slice(size),
    ];
  }
  return permutation;
}

function countFlips(permutation: readonly number[]): number {
  const [first = 1] = permutation;
  if (first === 1) return 0;
  return 1 + countFlips([...permutation.slice(0, first).reverse(), ...permutation.slice(first)]);
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
