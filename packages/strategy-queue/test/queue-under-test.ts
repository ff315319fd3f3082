import type { StrategyUnderTest } from '@parbench/conformance';
import type { Strategy } from '@parbench/core';

/**
 * Returns a queue as the conformance suite runs it: with the shorter time limits of libraries, and with locks that expire
 * within a case.
 */
export function queueUnderTest(strategy: Strategy): StrategyUnderTest & { readonly caseLimitMs: number } {
  const common = { closeGraceMs: 2_000, startTimeoutMs: 4_000 };
  return {
    strategy,
    module: import.meta.resolve('../src/index.ts'),
    options:
      strategy.name === 'queue/bullmq'
        ? { ...common, lockDurationMs: 1_000, stalledIntervalMs: 500 }
        : { ...common, requestTimeoutMs: 3_000 },
    limitedHeap: { heapLimitMb: 64 },
    caseLimitMs: 8_000,
  };
}
