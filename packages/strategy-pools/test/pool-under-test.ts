import type { StrategyUnderTest } from '@parbench/conformance';
import type { Strategy } from '@parbench/core';

/** A pool as the conformance suite sees it: a library that hangs is given up sooner than one of ours would be. */
export function poolUnderTest(strategy: Strategy): StrategyUnderTest & { readonly caseLimitMs: number } {
  return {
    strategy,
    module: import.meta.resolve('../src/index.ts'),
    options: { closeGraceMs: 3_000, startTimeoutMs: 4_000 },
    limitedHeap: { heapLimitMb: 64 },
    caseLimitMs: 8_000,
  };
}
