/** Identifies a worker while its executor lives. Process pools use the process id, thread pools the thread id. */
export type WorkerId = number | string;

/** The task ran and returned. */
export interface OkOutcome<Value = unknown> {
  readonly status: 'ok';
  readonly value: Value;
  readonly worker: WorkerId;
}

interface Failed<Kind extends string> {
  readonly status: 'failed';
  readonly kind: Kind;
  /** One sentence for people; for `task-error`, the message of the thrown value. */
  readonly message: string;
  /** The worker that had the task, if one had it. */
  readonly worker?: WorkerId;
}

/** The task threw or rejected. */
export interface TaskErrorOutcome extends Failed<'task-error'> {
  /** The `name` of the thrown error, or the type of a thrown value that is not an error (`string`, `object` ...). */
  readonly name: string;
  readonly stack?: string;
}

/** The task's `signal` was aborted, or its executor closed before the task could run. */
export type AbortedOutcome = Failed<'aborted'>;

/** The task's `deadlineMs` passed. */
export type DeadlineOutcome = Failed<'deadline'>;

/** The task's worker ended while it had the task. */
export interface WorkerLostOutcome extends Failed<'worker-lost'> {
  readonly exitCode?: number;
  readonly signal?: string;
}

/** The task's worker ran out of heap. */
export type OutOfMemoryOutcome = Failed<'out-of-memory'>;

/** The input or the output cannot be serialised. */
export type UnserialisableOutcome = Failed<'unserialisable'>;

/** A worker or a library broke the protocol: it answered a task that it does not have, or sent an invalid message. */
export type ProtocolOutcome = Failed<'protocol'>;

export type FailedOutcome =
  | TaskErrorOutcome
  | AbortedOutcome
  | DeadlineOutcome
  | WorkerLostOutcome
  | OutOfMemoryOutcome
  | UnserialisableOutcome
  | ProtocolOutcome;

/** Why a task failed. */
export type FailureKind = FailedOutcome['kind'];

/** How a task ended. `submit` resolves to one of these in every case and never rejects. */
export type Outcome<Value = unknown> = OkOutcome<Value> | FailedOutcome;
