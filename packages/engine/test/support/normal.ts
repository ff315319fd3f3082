import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of standard normal numbers (Box and Muller, Annals of Mathematical Statistics 29 (1958)). */
export function normals(seed: number): () => number {
  const random = xoroshiro128plus(seed);
  random.jump();
  return () =>
    Math.sqrt(-2 * Math.log(1 - uniformFloat64(random))) * Math.cos(2 * Math.PI * uniformFloat64(random));
}

/** Returns `count` values of `next`. */
export function times<Value>(count: number, next: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => next(index));
}

/** A stationary first-order autoregressive series: each value keeps `coefficient` of its predecessor. Its mean is 0. */
export function autoregressive(length: number, coefficient: number, normal: () => number): number[] {
  let level = normal() / Math.sqrt(1 - coefficient ** 2);
  return times(length, () => {
    level = coefficient * level + normal();
    return level;
  });
}

/** Returns the share of `runs` runs in which `happens`. */
export function rateOf(runs: number, happens: () => boolean): number {
  return times(runs, happens).filter(Boolean).length / runs;
}

/**
 * Returns how far a rate observed in `runs` runs may lie from the true one: 3.3 standard errors, exceeded by chance
 * once in 1,000 times.
 */
export function tolerance(rate: number, runs: number): number {
  return 3.3 * Math.sqrt((rate * (1 - rate)) / runs);
}
