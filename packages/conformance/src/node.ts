import { after, describe, test } from 'node:test';
import type { Strategy } from '@parbench/core';
import { type ConformanceOptions, checkOptions, defineSuite } from './suite.ts';
import type { TestRunner } from './test-runner.ts';

export type { ConformanceOptions } from './suite.ts';

/**
 * Defines one test of Node's own test runner for each clause; skips those that do not apply, with the reason. Run it with
 * `node --test`.
 * @throws ParbenchError `invalid-options`
 */
export function describeStrategy(strategy: Strategy, options: ConformanceOptions): void {
  checkOptions(options);
  defineSuite(nodeRunner, strategy, options);
}

/** How many tests of a concurrent group run at a time: as many as in vitest. */
const maxConcurrency = 5;

const nodeRunner: TestRunner = {
  group(title, isConcurrent, define) {
    describe(title, { concurrency: isConcurrent ? maxConcurrency : false }, () =>
      define((name, timeout, run) => {
        test(name, { timeout }, (context) => run((reason) => context.skip(reason)));
      }),
    );
  },
  afterGroup: (run) => after(run),
};
