import { Bench, type Task } from 'tinybench';
import type { Finding } from '../observation.ts';
import type { PairRequest } from '../pair-request.ts';
import { withPools } from '../with-pools.ts';

/** Both pools as tasks of one `Bench`. They differ if the 95 % intervals of their mean latencies are disjoint. */
export async function measureWithTinybench(request: PairRequest): Promise<Finding> {
  return await withPools(request, async (first, second) => {
    const warmupTime = request.budgetMs / 20;
    const bench = new Bench({ time: request.budgetMs / 2 - warmupTime, warmupTime, throws: true });
    bench.add('first', first, { async: true }).add('second', second, { async: true });
    return compare((await bench.run()).map(latencyOf));
  });
}

interface Latency {
  readonly mean: number;
  readonly marginOfError: number;
  readonly samples: number;
}

function latencyOf({ name, result }: Task): Latency {
  if (!('latency' in result)) throw new Error(`tinybench measured nothing of ${name}: ${result.state}.`);
  const { mean, moe, samplesCount } = result.latency;
  return { mean, marginOfError: moe, samples: samplesCount };
}

function compare([first, second]: readonly Latency[]): Finding {
  if (first === undefined || second === undefined) throw new Error('tinybench gave fewer than two results.');
  const low = (first.mean - first.marginOfError) / (second.mean + second.marginOfError);
  const high = (first.mean + first.marginOfError) / (second.mean - second.marginOfError);
  return {
    ratio: first.mean / second.mean,
    low,
    high,
    verdict: low > 1 ? 'faster' : high < 1 ? 'slower' : 'inconclusive',
    n: first.samples + second.samples,
  };
}
