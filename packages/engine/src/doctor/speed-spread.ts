import { quantile } from '../statistics/quantile.ts';
import { countTogether, startCounting } from './counting.ts';

/**
 * Measures how far the speed of one busy thread differs from one moment to the next: the 90th percentile of its counts in
 * `windows` windows, divided by the 10th. Its steps keep the core busy, so that a neighbour on the same core, which no
 * counter of a virtual machine shows, takes a part of it.
 */
export async function measureSpeedSpread({
  windowMs = 50,
  windows = 60,
}: {
  readonly windowMs?: number;
  readonly windows?: number;
} = {}): Promise<number> {
  const thread = startCounting();
  const count = () => countTogether([thread], { stretchMs: windowMs, steps: 'dense' });
  try {
    await count();
    const counts: number[] = [];
    while (counts.length < windows) counts.push(await count());
    return quantile(counts, 0.9) / quantile(counts, 0.1);
  } finally {
    await thread.terminate();
  }
}
