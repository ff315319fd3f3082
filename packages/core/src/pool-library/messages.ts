import type { ParbenchErrorCode } from '../errors.ts';
import type { FailedOutcome, WorkerId } from '../outcome.ts';

/** What a worker is asked, whatever the library: to run a task, or to say that it can. */
export type LibraryRequest = { readonly input: unknown } | 'probe';

/** What a worker answers: who it is and the task's value or, third, what went wrong. Nothing is ever thrown. */
export type LibraryAnswer = readonly [
  worker: WorkerId,
  value?: unknown,
  failure?: FailedOutcome | StartFailure,
];

/** The workload could not be started in this worker: what it answers to everything. */
export interface StartFailure {
  readonly status: 'start-failed';
  readonly code: ParbenchErrorCode;
  readonly message: string;
}
