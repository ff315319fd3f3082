import type { ParbenchErrorCode } from '../errors.ts';
import type { FailedOutcome, WorkerId } from '../outcome.ts';

/** A request to a worker, the same for all libraries: to run a task, or to confirm that it can. */
export type LibraryRequest = { readonly input: unknown } | 'probe';

/** A worker's answer: its id, and the task's value or, third, the failure. A worker never throws. */
export type LibraryAnswer = readonly [
  worker: WorkerId,
  value?: unknown,
  failure?: FailedOutcome | StartFailure,
];

/** The answer to every request of a worker in which the workload could not be started. */
export interface StartFailure {
  readonly status: 'start-failed';
  readonly code: ParbenchErrorCode;
  readonly message: string;
}
