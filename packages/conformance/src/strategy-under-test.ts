import { type Capabilities, capabilitiesOf, type Strategy } from '@parbench/core';

/** A strategy that the suite is run against, and how. */
export interface StrategyUnderTest {
  readonly strategy: Strategy;
  /** The URL of the plug-in module that has the strategy; cases that need a driver of their own load it from there. */
  readonly module: string;
  /** Options for every executor. */
  readonly options?: object;
  /** Options that limit each worker's heap to about 64 MiB. Process pools need none: they inherit `NODE_OPTIONS`. */
  readonly limitedHeap?: object;
  /**
   * Milliseconds for a usual case, and as many for closing, instead of 15 s: for libraries that hang in many cases. At
   * least 6 s. Cases with more or less time than usual get it in proportion.
   */
  readonly caseLimitMs?: number;
}

/** The facts that decide which cases apply. */
export interface Situation {
  readonly capabilities: Capabilities;
  /** Whether it runs tasks in Node. */
  readonly runsTasks: boolean;
  readonly platform: NodeJS.Platform;
  /** Whether the heap of workers can be limited. */
  readonly limitsHeap: boolean;
}

/** Returns the capabilities of a strategy under test, on this host. */
export function situationOf({ strategy, limitedHeap }: StrategyUnderTest): Situation {
  const capabilities = capabilitiesOf(strategy);
  return {
    capabilities,
    runsTasks: strategy.open !== undefined,
    platform: process.platform,
    limitsHeap: limitedHeap !== undefined || capabilities.unit === 'process',
  };
}
