import type { FailedOutcome } from '@parbench/core';

/** Why a cell cannot be measured: an expected end of a trial, told to the runner as its reason. */
export class TrialFailure extends Error {
  override readonly name = 'TrialFailure';
  readonly status: 'failed' | 'timeout' | 'skipped';

  constructor(reason: string, status: TrialFailure['status'] = 'failed') {
    super(reason);
    this.status = status;
  }
}

/** A failed task as a cell's reason: `task-error: TypeError: x is not a function`. */
export function failureOf(outcome: FailedOutcome): TrialFailure {
  const name = outcome.kind === 'task-error' ? `${outcome.name}: ` : '';
  return new TrialFailure(`${outcome.kind}: ${name}${outcome.message}`, statusOf(outcome));
}

/** What cannot cross to a worker is not the strategy's fault: the cell cannot be run. */
function statusOf({ kind }: FailedOutcome): TrialFailure['status'] {
  if (kind === 'deadline') return 'timeout';
  return kind === 'unserialisable' ? 'skipped' : 'failed';
}
