import type { FailedOutcome } from '@parbench/core';
import { type EndStatus, TrialEnd } from '../protocol/trial-end.ts';

/** A failed task as the end of its cell: `task-error: TypeError: x is not a function`. */
export function failureOf(outcome: FailedOutcome): TrialEnd {
  const name = outcome.kind === 'task-error' ? `${outcome.name}: ` : '';
  return new TrialEnd(statusOf(outcome), `${outcome.kind}: ${name}${outcome.message}`);
}

/** What cannot cross to a worker is not the strategy's fault: the cell cannot be run. */
function statusOf({ kind }: FailedOutcome): EndStatus {
  if (kind === 'deadline') return 'timeout';
  return kind === 'unserialisable' ? 'skipped' : 'failed';
}
