import { drawFrom } from './seeded.ts';

/** PageRank by power iteration over a random graph. */
export default function rankPages(pages: number, seed: number): number[] {
  const draw = drawFrom(seed);
  const links = Array.from({ length: pages }, () => Array.from({ length: 8 }, () => draw(pages)));
  let ranks = new Float64Array(pages).fill(1 / pages);
  for (let round = 0; round < 40; round++) {
    const next = new Float64Array(pages).fill(0.15 / pages);
    for (const [page, targets] of links.entries()) {
      const share = (0.85 * (ranks[page] ?? 0)) / targets.length;
      for (const target of targets) next[target] = (next[target] ?? 0) + share;
    }
    ranks = next;
  }
  return [...ranks.slice(0, 10)];
}

export const args = (seed: number): [number, number] => [40_000, seed];
