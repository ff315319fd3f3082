import { describe, expect, it } from 'vitest';
import { experimentsOf } from '../src/experiments.ts';
import { tools } from '../src/observation.ts';

describe('experimentsOf', () => {
  const experiments = experimentsOf(120, 1);

  it('measures every pair with every tool once', () => {
    const seen = new Set(experiments.map(({ pair, tool }) => `${pair} ${tool}`));
    expect(experiments).toHaveLength(120 * tools.length);
    expect(seen.size).toBe(experiments.length);
  });

  it('has 60 pairs of identical pools and 20 with each injected cost', () => {
    const pairsWith = (permille: number) =>
      experiments.filter(({ extraPermille, tool }) => extraPermille === permille && tool === 'parbench')
        .length;
    expect([0, 25, 50, 100].map(pairsWith)).toEqual([60, 20, 20, 20]);
  });

  it('continues a shorter list, so that an experiment can be extended', () => {
    const shorter = experimentsOf(50, 1);
    expect(experiments.slice(0, shorter.length)).toEqual(shorter);
  });

  it('lets every tool go first', () => {
    const first = new Set(
      experiments.filter((_, index) => index % tools.length === 0).map(({ tool }) => tool),
    );
    expect([...first].toSorted()).toEqual([...tools].toSorted());
  });
});
