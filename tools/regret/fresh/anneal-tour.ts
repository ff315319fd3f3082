import { drawFrom } from '../functions/seeded.ts';

/** Shortens a tour through random cities by simulated annealing; returns its length. */
export default function annealTour(cities: number, steps: number, seed: number): number {
  const draw = drawFrom(seed);
  const [xs, ys] = [0, 1].map(() => Float64Array.from({ length: cities }, () => draw(1000)));
  const gap = (a: number, b: number) =>
    Math.hypot((xs?.[a] ?? 0) - (xs?.[b] ?? 0), (ys?.[a] ?? 0) - (ys?.[b] ?? 0));
  const tour = Array.from({ length: cities }, (_, index) => index);
  const at = (position: number) => tour[(position + cities) % cities] ?? 0;
  for (let step = 0; step < steps; step++) {
    const temperature = 100 * (1 - step / steps);
    const first = draw(cities - 2);
    const last = first + 1 + draw(cities - first - 1);
    const before = gap(at(first - 1), at(first)) + gap(at(last), at(last + 1));
    const after = gap(at(first - 1), at(last)) + gap(at(first), at(last + 1));
    if (after > before && Math.exp((before - after) / temperature) * 1e6 < draw(1e6)) continue;
    for (let left = first, right = last; left < right; left++, right--) {
      const kept = at(left);
      tour[left] = at(right);
      tour[right] = kept;
    }
  }
  return tour.reduce((total, city, position) => total + gap(city, at(position + 1)), 0);
}

export const args = (seed: number): [number, number, number] => [500, 12_000_000, seed];
