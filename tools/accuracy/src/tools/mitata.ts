import { measure } from 'mitata';
import type { Finding } from '../observation.ts';
import type { PairRequest } from '../pair-request.ts';
import { verdictOfRatio } from '../verdict-of-ratio.ts';
import { withPools } from '../with-pools.ts';

/** mitata's averages. It gives no interval, so the pools differ if the averages differ by more than the threshold. */
export async function measureWithMitata(request: PairRequest): Promise<Finding> {
  return await withPools(request, async (first, second) => {
    const options = { min_cpu_time: (request.budgetMs / 2) * 1e6 };
    const before = await measure(first, options);
    const after = await measure(second, options);
    const ratio = before.avg / after.avg;
    return {
      ratio,
      verdict: verdictOfRatio(ratio, request.threshold),
      n: before.samples.length + after.samples.length,
    };
  });
}
