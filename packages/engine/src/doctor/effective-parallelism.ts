import type { Worker } from 'node:worker_threads';
import { quantile } from '../statistics/quantile.ts';
import { countTogether, startCounting } from './counting.ts';

/**
 * Measures how many times as much work `cpus` threads do at once as one alone. Each counts for `stretchMs`, alone and
 * together in turn; the result is the median of the ratios of `rounds` rounds. The threads share nothing and wait for
 * nothing.
 */
export async function measureEffectiveParallelism(
  cpus: number,
  { stretchMs = 150, rounds = 5 }: { readonly stretchMs?: number; readonly rounds?: number } = {},
): Promise<number> {
  const threads = Array.from({ length: cpus }, () => startCounting());
  try {
    const count = (some: readonly Worker[]) => countTogether(some, { stretchMs, steps: 'chain' });
    await count(threads);
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const together = await count(threads);
      const alone = await count(threads.slice(round % cpus, (round % cpus) + 1));
      ratios.push(together / alone);
    }
    return quantile(ratios, 0.5);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
