import { AssertionError } from 'node:assert/strict';
import { inspect } from 'node:util';
import { messageOf } from '@parbench/core';
import type { CaseResult } from './run-case.ts';

/** How a case saw a clause broken. Plain data: it crosses from the process of a case. */
export interface Fault {
  /** What does not hold, in a line. */
  readonly problem: string;
  readonly expected?: string;
  readonly received?: string;
  /** The stack of the assertion. */
  readonly stack?: string;
}

/** Returns the fault that a case found. */
export function faultOf(result: Exclude<CaseResult, { status: 'passed' }>): Fault {
  if (result.status === 'hung') return { problem: result.message };
  const { error } = result;
  if (error instanceof ReportedFault) return error.fault;
  return {
    problem: firstLine(messageOf(error)),
    ...(error instanceof AssertionError && comparisonOf(error)),
    ...(error instanceof Error && error.stack !== undefined && { stack: error.stack }),
  };
}

/** A fault that the process of a case has reported. */
export class ReportedFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.problem);
    this.fault = fault;
    if (fault.stack !== undefined) this.stack = fault.stack;
  }
}

/** A condition that is false has nothing to compare: its message says it all. */
function comparisonOf({ expected, actual }: AssertionError): Partial<Fault> {
  if (typeof actual === 'boolean' && typeof expected === 'boolean') return {};
  return { expected: show(expected), received: show(actual) };
}

function show(value: unknown): string {
  const text =
    typeof value === 'string' ? value : inspect(value, { breakLength: Infinity, maxArrayLength: 8 });
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
