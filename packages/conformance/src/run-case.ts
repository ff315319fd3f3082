import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { createCaseContext, type LiveContext } from './case-context.ts';
import { type CaseLimits, limitsOf } from './case-limits.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { childrenOf, isAlive } from './process-tree.ts';
import type { StrategyUnderTest } from './strategy-under-test.ts';
import { orAfter, until } from './time-limits.ts';

/** How a case ended. `hung` means that it had not ended by its deadline, for any reason. */
export type CaseResult =
  | { readonly status: 'passed' }
  | { readonly status: 'failed'; readonly error: unknown }
  | { readonly status: 'hung'; readonly message: string };

/**
 * Runs one case in this process, at most until its deadline. Then closes its executors; every task must have settled and
 * no child process may be left. Kills those that are left. Cases run one at a time: a child process that appears
 * meanwhile counts as theirs.
 */
export async function runCase(testCase: ConformanceCase, underTest: StrategyUnderTest): Promise<CaseResult> {
  const earlierChildren = new Set(childrenOf(process.pid));
  const context = createCaseContext(underTest);
  const limits = limitsOf(testCase, underTest);
  try {
    const result = await atMost(limits.runMs, testCase.run(context), () => hangMessage(context, limits));
    if (result.status !== 'passed') return result;
    return await atMost(limits.closeMs, endOrderly(context, earlierChildren), () =>
      closeHangMessage(context, limits),
    );
  } finally {
    await endByForce(context, earlierChildren, limits);
    await context[Symbol.asyncDispose]();
  }
}

function atMost(limitMs: number, work: Promise<void>, describeHang: () => string): Promise<CaseResult> {
  const ended = work.then<CaseResult, CaseResult>(
    () => ({ status: 'passed' }),
    (error: unknown) => ({ status: 'failed', error }),
  );
  return orAfter(limitMs, ended, () => ({ status: 'hung', message: describeHang() }));
}

function hangMessage({ executors }: LiveContext, { runMs }: CaseLimits): string {
  const unsettled = executors.flatMap((executor) => executor.unsettled());
  const tasks = unsettled.length === 0 ? 'every task has settled' : `never settled: ${listOf(unsettled)}`;
  return `The case has not ended after ${runMs} ms; ${tasks}.`;
}

function closeHangMessage({ executors }: LiveContext, { closeMs }: CaseLimits): string {
  const unsettled = executors.flatMap((executor) => executor.unsettled());
  return `\`close\` has not resolved after ${closeMs} ms; tasks without an outcome: ${unsettled.length}.`;
}

function listOf(descriptions: readonly string[]): string {
  const shown = descriptions.slice(0, 5).map((description) => `\`${description}\``);
  return descriptions.length > 5
    ? `${shown.join(', ')} and ${descriptions.length - 5} more`
    : shown.join(', ');
}

async function endOrderly(
  { executors, services }: LiveContext,
  earlierChildren: ReadonlySet<number>,
): Promise<void> {
  await Promise.all([...executors, ...services].map((opened) => opened.close()));
  const unsettled = executors.flatMap((executor) => executor.unsettled());
  assert.deepEqual(unsettled, [], 'Every task has settled once its executor is closed');
  await until(3_000, 'all child processes to be gone', () => newChildren(earlierChildren).length === 0);
}

function newChildren(earlierChildren: ReadonlySet<number>): readonly number[] {
  return childrenOf(process.pid).filter((pid) => !earlierChildren.has(pid));
}

// Closes first: a pool that is still open would replace the killed workers.
async function endByForce(
  { executors, services }: LiveContext,
  earlierChildren: ReadonlySet<number>,
  { forceMs }: CaseLimits,
): Promise<void> {
  const closing = Promise.allSettled([...executors, ...services].map((opened) => opened.close()));
  await Promise.race([closing, wait(forceMs, undefined, { ref: false })]);
  for (const pid of newChildren(earlierChildren)) {
    if (isAlive(pid)) killWithGroup(pid);
  }
}

/** A child may lead a group of processes of its own, which nobody else would end any more. */
function killWithGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It leads none.
    process.kill(pid, 'SIGKILL');
  }
}
