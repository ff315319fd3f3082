import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { limitsOf, longestOf } from './case-limits.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { type Fault, ReportedFault } from './fault.ts';
import type { CaseResult } from './run-case.ts';
import type { StrategyUnderTest } from './strategy-under-test.ts';
import { orAfter } from './time-limits.ts';

/** The request to the process of a case, as JSON in its only argument. */
export interface CaseRequest extends Omit<StrategyUnderTest, 'strategy'> {
  readonly strategy: string;
  readonly clause: string;
}

/** Its answer. Errors cross as faults. */
export type CaseAnswer =
  | Exclude<CaseResult, { status: 'failed' }>
  | { readonly status: 'failed'; readonly fault: Fault };

/**
 * Runs one case in a process group of its own, which is killed in the end. If a library hangs, blocks or leaves something
 * behind, the next case is not affected.
 */
export async function runCaseApart(
  testCase: ConformanceCase,
  underTest: StrategyUnderTest,
): Promise<CaseResult> {
  const child = startCase(testCase, underTest);
  const limitMs = longestOf(limitsOf(testCase, underTest));
  const result = await orAfter<CaseResult>(limitMs, resultOf(child), () => {
    const message = `The process of the case has not answered after ${limitMs} ms.`;
    return { status: 'hung', message };
  });
  await killGroup(child);
  return result;
}

function startCase(testCase: ConformanceCase, { strategy, ...rest }: StrategyUnderTest): ChildProcess {
  const request: CaseRequest = { ...rest, strategy: strategy.name, clause: testCase.clause };
  const entry = fileURLToPath(import.meta.resolve('@parbench/conformance/case-process'));
  return fork(entry, [JSON.stringify(request)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

async function resultOf(child: ChildProcess): Promise<CaseResult> {
  let answer: CaseAnswer | undefined;
  child.once('message', (message) => {
    answer = message as CaseAnswer;
    child.disconnect();
  });
  // Not `exit`, which may come before the last message.
  await once(child, 'disconnect');
  if (answer?.status === 'failed') return { status: 'failed', error: new ReportedFault(answer.fault) };
  if (answer) return answer;
  if (isRunning(child)) await once(child, 'exit');
  const end = child.signalCode ?? child.exitCode;
  return { status: 'failed', error: new Error(`The process of the case ended with ${end}.`) };
}

async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const ended = isRunning(child) ? once(child, 'exit') : undefined;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended by itself.
  }
  await ended;
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}
