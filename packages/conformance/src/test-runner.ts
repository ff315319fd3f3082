/** What the suite needs of a test runner. */
export interface TestRunner {
  /** Defines a group of tests; `define` is called at once. Several tests of a concurrent group run at a time. */
  group(title: string, isConcurrent: boolean, define: (test: DefineTest) => void): void;
  /** Calls `run` when the tests of the group that is being defined have ended. */
  afterGroup(run: () => void): void;
}

/** Defines a test. `run` passes unless it rejects; by `skip` it reports that it has nothing to say, and why. */
export type DefineTest = (
  title: string,
  timeoutMs: number,
  run: (skip: (reason: string) => void) => Promise<void>,
) => void;
