import { messageOf, type Strategy } from '@parbench/core';
import { describe, expect, type TestContext, test } from 'vitest';
import { limitsOf, longestOf } from './case-limits.ts';
import { conformanceCases } from './cases/index.ts';
import { type ConformanceCase, inapplicability } from './conformance-case.ts';
import { contradiction, type Findings, intermittence, unknownFindings } from './findings.ts';
import { type CaseResult, runCase } from './run-case.ts';
import { runCaseApart } from './run-case-apart.ts';
import { type StrategyUnderTest, situationOf } from './strategy-under-test.ts';

/** How to test a strategy against the contract. */
export type ConformanceOptions = Omit<StrategyUnderTest, 'strategy'> & {
  /** Runs only clauses that are in this list, or whose group is: while you work on one. */
  readonly only?: readonly string[];
} & (
    | {
        /** Every case that applies must pass. */
        readonly level?: 'conforms';
      }
    | {
        /** For strategies that wrap a library: every case runs in a process of its own and must end as `findings` say. */
        readonly level: 'observed';
        readonly findings: Findings;
      }
  );

/** Defines one vitest test for each case; skips those that do not apply, with the reason. */
export function describeStrategy(strategy: Strategy, options: ConformanceOptions): void {
  const { only, level, ...rest } = options;
  const underTest: StrategyUnderTest = { ...rest, strategy };
  const cases = conformanceCases.filter(({ clause }) => isAmong(clause, only));
  describe(`${strategy.name} ${level ?? 'conforms'}`, () => {
    if (options.level === 'observed') return observe(cases, underTest, options.findings);
    for (const testCase of cases) {
      defineTest(test, testCase, underTest, async () => passOrThrow(await runCase(testCase, underTest)));
    }
  });
}

function isAmong(clause: string, only: readonly string[] | undefined): boolean {
  const [group = clause] = clause.split('/');
  return only === undefined || only.includes(clause) || only.includes(group);
}

/** Runs several cases at a time: each has a process of its own, and one that hangs mostly waits. */
function observe(cases: readonly ConformanceCase[], underTest: StrategyUnderTest, findings: Findings): void {
  const situation = situationOf(underTest);
  const applicable = cases.filter((testCase) => inapplicability(testCase, situation) === undefined);
  test(`every known finding of ${findings.version} is a clause that applies`, () => {
    const clauses = applicable.map(({ clause }) => clause);
    expect(unknownFindings(findings, clauses)).toEqual([]);
  });
  for (const testCase of cases) {
    defineTest(test.concurrent, testCase, underTest, async (context) => {
      const result = await runCaseApart(testCase, underTest);
      const message = contradiction(testCase.clause, result, findings);
      if (message !== undefined) throw new Error(`${message}${reasonOf(result)}`);
      const note = intermittence(testCase.clause, findings);
      if (note !== undefined) context.skip(`it ${result.status} this time: ${note}`);
    });
  }
}

function defineTest(
  define: typeof test | typeof test.concurrent,
  testCase: ConformanceCase,
  underTest: StrategyUnderTest,
  run: (context: TestContext) => Promise<void>,
): void {
  const timeout = longestOf(limitsOf(testCase, underTest)) + 5_000;
  const situation = situationOf(underTest);
  define(`${testCase.clause}: ${testCase.title}`, { timeout }, async (context) => {
    const reason = inapplicability(testCase, situation);
    if (reason !== undefined) context.skip(reason);
    await run(context);
  });
}

function passOrThrow(result: CaseResult): void {
  if (result.status === 'failed') throw result.error;
  if (result.status === 'hung') throw new Error(result.message);
}

/** Returns the reason for the message, not as its cause: reports omit causes. */
function reasonOf(result: CaseResult): string {
  if (result.status === 'passed') return '';
  return ` ${result.status === 'hung' ? result.message : messageOf(result.error)}`;
}
