import type { Strategy } from '@parbench/core';
import { afterAll, describe, test } from 'vitest';
import { type ConformanceOptions, checkOptions, defineSuite } from './suite.ts';
import type { TestRunner } from './test-runner.ts';

export type { ConformanceOptions } from './suite.ts';

/**
 * Defines one vitest test for each clause; skips those that do not apply, with the reason.
 * @throws ParbenchError `invalid-options`
 */
export function describeStrategy(strategy: Strategy, options: ConformanceOptions): void {
  checkOptions(options);
  defineSuite(vitestRunner, strategy, options);
}

/** Vitest, for the suite. A concurrent group runs as many tests at a time as `maxConcurrency` says. */
export const vitestRunner: TestRunner = {
  group(title, isConcurrent, define) {
    const defineTest = isConcurrent ? test.concurrent : test;
    describe(title, () =>
      define((name, timeout, run) => {
        defineTest(name, { timeout }, (context) => run((reason) => context.skip(reason)));
      }),
    );
  },
  afterGroup: (run) => afterAll(run),
};
