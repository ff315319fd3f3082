import { ParbenchError, type Strategy } from '@parbench/core';
import { leastCaseLimitMs, limitsOf, longestOf } from './case-limits.ts';
import { inTurn } from './case-turns.ts';
import { conformanceCases } from './cases/index.ts';
import { type ConformanceCase, inapplicability } from './conformance-case.ts';
import { renderFailure } from './failure-report.ts';
import { contradiction, type Findings, intermittence, unknownFindings } from './findings.ts';
import { createFindingsToPaste, type FindingsToPaste } from './findings-to-paste.ts';
import { type CaseResult, runCase } from './run-case.ts';
import { runCaseApart } from './run-case-apart.ts';
import { type StrategyUnderTest, situationOf } from './strategy-under-test.ts';
import type { DefineTest, TestRunner } from './test-runner.ts';

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

/**
 * Refuses options that would hide what is wrong.
 * @throws ParbenchError `invalid-options`
 */
export function checkOptions({ caseLimitMs }: ConformanceOptions): void {
  if (caseLimitMs === undefined || caseLimitMs >= leastCaseLimitMs) return;
  throw new ParbenchError(
    'invalid-options',
    `\`caseLimitMs\`: expected at least ${leastCaseLimitMs}, received ${caseLimitMs}. With less, cases end before they can say what is wrong. Raise it.`,
  );
}

/**
 * Defines one test for each case in `runner`; those that do not apply are skipped, with the reason. Ends with the faults
 * that were not listed, as findings to paste.
 */
export function defineSuite(runner: TestRunner, strategy: Strategy, options: ConformanceOptions): void {
  const { only, level = 'conforms', ...rest } = options;
  const suite: Suite = {
    underTest: { ...rest, strategy },
    cases: conformanceCases.filter(({ clause }) => isAmong(clause, only)),
    toPaste: createFindingsToPaste(strategy),
  };
  runner.group(`${strategy.name} ${level}`, level === 'observed', (test) => {
    if (options.level === 'observed') observe(suite, options.findings, test);
    else demand(suite, test);
    runner.afterGroup(suite.toPaste.print);
  });
}

interface Suite {
  readonly underTest: StrategyUnderTest;
  readonly cases: readonly ConformanceCase[];
  readonly toPaste: FindingsToPaste;
}

function isAmong(clause: string, only: readonly string[] | undefined): boolean {
  const [group = clause] = clause.split('/');
  return only === undefined || only.includes(clause) || only.includes(group);
}

/** Every case must pass. */
function demand({ cases, underTest, toPaste }: Suite, test: DefineTest): void {
  for (const testCase of cases) {
    defineCase(test, testCase, underTest, 1, async () => {
      const result = await runCase(testCase, underTest);
      if (result.status === 'passed') return;
      toPaste.add(testCase.clause, result);
      throw failureOf(renderFailure(testCase, result), result);
    });
  }
}

/** Every case must end as the findings say. Several run at a time, each in a process of its own. */
function observe({ cases, underTest, toPaste }: Suite, findings: Findings, test: DefineTest): void {
  const situation = situationOf(underTest);
  const applicable = cases.filter((testCase) => inapplicability(testCase, situation) === undefined);
  test(`every known finding of ${findings.version} is a clause that applies`, 5_000, async () => {
    const unknown = unknownFindings(
      findings,
      applicable.map(({ clause }) => clause),
    );
    if (unknown.length === 0) return;
    throw new Error(
      `The known findings of ${findings.version} name clauses that do not apply: \`${unknown.join('`, `')}\`. Remove them.`,
    );
  });
  for (const testCase of cases) {
    defineCase(test, testCase, underTest, mostTurns, async (skip) => {
      const result = await inTurn(() => runCaseApart(testCase, underTest));
      const message = contradiction(testCase.clause, result, findings);
      if (message !== undefined) {
        if (result.status === 'passed') throw new Error(message);
        toPaste.add(testCase.clause, result);
        throw failureOf(`${message}\n${renderFailure(testCase, result)}`, result);
      }
      const note = intermittence(testCase.clause, findings);
      if (note !== undefined) skip(`it ${result.status} this time: ${note}`);
    });
  }
}

/** The turns that an observed case may take: its own, and those of the cases that the test runner starts before it. */
const mostTurns = 10;

/** `turns` is the number of cases, one after another, for which its time must last. */
function defineCase(
  test: DefineTest,
  testCase: ConformanceCase,
  underTest: StrategyUnderTest,
  turns: number,
  run: Parameters<DefineTest>[2],
): void {
  const timeoutMs = turns * longestOf(limitsOf(testCase, underTest)) + 5_000;
  const reason = inapplicability(testCase, situationOf(underTest));
  test(`${testCase.clause}: ${testCase.title}`, timeoutMs, async (skip) => {
    if (reason !== undefined) skip(reason);
    else await run(skip);
  });
}

/** Keeps the stack of the assertion: reports show the code there. */
function failureOf(message: string, result: CaseResult): Error {
  const failure = new Error(message);
  const stack = result.status === 'failed' && result.error instanceof Error ? result.error.stack : undefined;
  const frames = stack?.slice(stack.search(/\n {4}at /));
  if (frames?.startsWith('\n')) failure.stack = `Error: ${message}${frames}`;
  return failure;
}
