import type { FailedOutcome } from '@parbench/core';
import { type EndStatus, TrialEnd } from '../protocol/trial-end.ts';

/** Converts a failed task to the end of its cell: `task-error: TypeError: x is not a function`. */
export function failureOf(outcome: FailedOutcome): TrialEnd {
  const name = outcome.kind === 'task-error' ? `${outcome.name}: ` : '';
  return new TrialEnd(statusOf(outcome), `${outcome.kind}: ${name}${outcome.message}`);
}

/** A value that cannot be sent to a worker is not a fault of the strategy: the cell is skipped. */
function statusOf({ kind }: FailedOutcome): EndStatus {
  if (kind === 'deadline') return 'timeout';
  return kind === 'unserialisable' ? 'skipped' : 'failed';
}
