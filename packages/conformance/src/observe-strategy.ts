import { inTurn } from './case-turns.ts';
import { conformanceCases } from './cases/index.ts';
import { type ConformanceCase, inapplicability } from './conformance-case.ts';
import { runCaseApart } from './run-case-apart.ts';
import { type StrategyUnderTest, situationOf } from './strategy-under-test.ts';

/** A clause that a strategy broke. */
export interface BrokenClause {
  readonly clause: string;
  /** In how many of the runs. */
  readonly times: number;
  /** What was wrong, each account once. */
  readonly accounts: readonly string[];
}

export interface ObserveOptions {
  /** How often each case runs. */
  readonly times: number;
  /** The beginning of the clauses to observe; all if empty. */
  readonly only: string;
  onBroken(broken: BrokenClause): void;
}

/** How many cases run at a time: one that hangs mostly waits. */
const lanes = 4;

/** Runs every case of the suite that applies to a strategy, each in a process of its own, and reports what it breaks. */
export async function observeStrategy(underTest: StrategyUnderTest, options: ObserveOptions): Promise<void> {
  const situation = situationOf(underTest);
  const cases = conformanceCases
    .filter(({ clause }) => clause.startsWith(options.only))
    .filter((testCase) => inapplicability(testCase, situation) === undefined)
    .values();
  await Promise.all(Array.from({ length: lanes }, () => observeAll(cases, underTest, options)));
}

async function observeAll(
  cases: Iterable<ConformanceCase>,
  underTest: StrategyUnderTest,
  { times, onBroken }: ObserveOptions,
): Promise<void> {
  for (const testCase of cases) {
    const faults: string[] = [];
    for (let time = 0; time < times; time += 1) {
      const result = await inTurn(() => runCaseApart(testCase, underTest));
      if (result.status === 'failed') faults.push(String(result.error));
      if (result.status === 'hung') faults.push(result.message);
    }
    if (faults.length === 0) continue;
    const accounts = new Set(faults.map((fault) => (fault.split(/\n +at /)[0] ?? '').replace(/\s+/g, ' ')));
    onBroken({ clause: testCase.clause, times: faults.length, accounts: [...accounts] });
  }
}
