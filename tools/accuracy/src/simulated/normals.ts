import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of standard normal numbers (Box and Muller, Annals of Mathematical Statistics 29 (1958), 610-611). */
export function normals(seed: number): () => number {
  const random = xoroshiro128plus(seed);
  random.jump();
  return () =>
    Math.sqrt(-2 * Math.log(1 - uniformFloat64(random))) * Math.cos(2 * Math.PI * uniformFloat64(random));
}
