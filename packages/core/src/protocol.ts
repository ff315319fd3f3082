import type { ValueChannel } from './capabilities.ts';
import type { ParbenchErrorCode } from './errors.ts';
import type { FailedOutcome, WorkerId } from './outcome.ts';
import type { WorkloadReference } from './strategy.ts';

/** The version of the messages between the pool kernel and the worker side, said in `hello`. */
export const protocolVersion = 1;

/** One task on its way to a worker: its number and its encoded input. */
export type TaskMessage = readonly [id: number, input: unknown];

/** One answer on its way back: the encoded value or, if there is a third item, the failure. */
export type AnswerMessage = readonly [id: number, value: unknown, failure?: FailedOutcome];

/** What the kernel sends to a worker. */
export type ToWorker =
  | {
      readonly type: 'start';
      readonly worker: WorkerId;
      readonly values: ValueChannel;
      readonly workload: WorkloadReference;
    }
  | { readonly type: 'tasks'; readonly tasks: readonly TaskMessage[] }
  | { readonly type: 'stop' };

/** What a worker sends to the kernel. */
export type FromWorker =
  | { readonly type: 'hello'; readonly protocol: number }
  | { readonly type: 'ready' }
  | { readonly type: 'start-failed'; readonly code: ParbenchErrorCode; readonly message: string }
  | { readonly type: 'answers'; readonly answers: readonly AnswerMessage[] }
  | { readonly type: 'crashed'; readonly message: string };
