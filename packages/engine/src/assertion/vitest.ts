/** Importing this module adds `toRunFasterThan` to vitest's `expect`. Vitest has a `toBeFasterThan` for benchmarks of its own. */
import { expect } from 'vitest';
import type { Result } from '../result/result-schema.ts';
import { judgeFasterThan, type SpeedupExpectation } from './judge-faster-than.ts';

interface SpeedupMatchers<R, _Received> {
  /**
   * Passes unless the interval shows that a strategy of the result has less than `by` times the throughput of `than`; with
   * `not`, unless it shows that it has at least as much. If the interval does not say, it passes and prints "Undecided".
   */
  toRunFasterThan(than: string, expectation?: SpeedupExpectation): R;
}

declare module 'vitest' {
  interface Matchers<R, T> extends SpeedupMatchers<R, T> {}
}

expect.extend({
  toRunFasterThan(result: Result, than: string, expectation?: SpeedupExpectation) {
    const { answer, message } = judgeFasterThan(result, than, expectation);
    if (answer === 'undecided') console.warn(message);
    return { pass: answer === 'undecided' ? !this.isNot : answer === 'faster', message: () => message };
  },
});
