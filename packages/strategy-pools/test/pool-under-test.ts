import type { StrategyUnderTest } from '@parbench/conformance';
import type { Strategy } from '@parbench/core';

/** Returns a pool as the conformance suite runs it: with shorter time limits, since libraries hang more often. */
export function poolUnderTest(strategy: Strategy): StrategyUnderTest & { readonly caseLimitMs: number } {
  return {
    strategy,
    module: import.meta.resolve('../src/index.ts'),
    options: { closeGraceMs: 3_000, startTimeoutMs: 4_000 },
    limitedHeap: { heapLimitMb: 64 },
    caseLimitMs: 8_000,
  };
}
