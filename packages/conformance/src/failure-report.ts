import type { ConformanceCase } from './conformance-case.ts';
import { culpritOf } from './culprit.ts';
import { faultOf } from './fault.ts';
import type { CaseResult } from './run-case.ts';

/** Where each clause and each member of the contract is described. */
const documentation = 'https://github.com/parbench/parbench/blob/main/docs/conformance.md#clauses';

/** Renders what a broken clause promises, what was seen instead, and where to look for the cause. */
export function renderFailure(
  { clause, title }: ConformanceCase,
  result: Exclude<CaseResult, { status: 'passed' }>,
): string {
  const { problem, expected, received } = faultOf(result);
  return [
    `\`${clause}\` is broken: ${title}.`,
    `  problem:  ${problem}`,
    ...(expected === undefined ? [] : [`  expected: ${expected}`, `  received: ${received}`]),
    `  culprit:  ${culpritOf(clause)}`,
    `  see:      ${documentation}`,
  ].join('\n');
}
