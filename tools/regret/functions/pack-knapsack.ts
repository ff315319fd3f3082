import { drawFrom } from './seeded.ts';

/** The best value of items that fit a capacity, by dynamic programming. */
export default function packKnapsack(items: number, capacity: number, seed: number): number {
  const draw = drawFrom(seed);
  const best = new Float64Array(capacity + 1);
  for (let item = 0; item < items; item++) {
    const [weight, value] = [1 + draw(1000), draw(1000)];
    for (let room = capacity; room >= weight; room--) {
      best[room] = Math.max(best[room] ?? 0, (best[room - weight] ?? 0) + value);
    }
  }
  return best[capacity] ?? 0;
}

export const args = (seed: number): [number, number, number] => [4000, 250_000, seed];
