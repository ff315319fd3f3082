import type { Finding } from '../observation.ts';
import type { PairRequest } from '../pair-request.ts';
import { verdictOfRatio } from '../verdict-of-ratio.ts';
import { type RunBatch, withPools } from '../with-pools.ts';

/** A measurement by hand: one pool for half of the time, then the other; batches per second of each. */
export async function measureBeforeAfter(request: PairRequest): Promise<Finding> {
  return await withPools(request, async (first, second) => {
    const before = await runFor(request.budgetMs / 2, first);
    const after = await runFor(request.budgetMs / 2, second);
    const ratio = after.perMs / before.perMs;
    return { ratio, verdict: verdictOfRatio(ratio, request.threshold), n: before.batches + after.batches };
  });
}

async function runFor(durationMs: number, runBatch: RunBatch) {
  const startedMs = performance.now();
  let batches = 0;
  while (performance.now() - startedMs < durationMs) {
    await runBatch();
    batches++;
  }
  return { batches, perMs: batches / (performance.now() - startedMs) };
}
