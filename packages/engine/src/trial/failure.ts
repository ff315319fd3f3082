import type { FailedOutcome } from '@parbench/core';

/** Why a cell cannot be measured: an expected end of a trial, told to the runner as its reason. */
export class TrialFailure extends Error {
  override readonly name = 'TrialFailure';
  readonly status: 'failed' | 'timeout';

  constructor(reason: string, status: TrialFailure['status'] = 'failed') {
    super(reason);
    this.status = status;
  }
}

/** A failed task as a cell's reason: `task-error: TypeError: x is not a function`. */
export function failureOf(outcome: FailedOutcome): TrialFailure {
  const name = outcome.kind === 'task-error' ? `${outcome.name}: ` : '';
  const status = outcome.kind === 'deadline' ? 'timeout' : 'failed';
  return new TrialFailure(`${outcome.kind}: ${name}${outcome.message}`, status);
}
