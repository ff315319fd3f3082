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

/** What the kernel tells a worker to do, beside tasks. */
export type Instruction =
  | {
      readonly type: 'start';
      readonly worker: WorkerId;
      readonly values: ValueChannel;
      readonly workload: WorkloadReference;
    }
  | { readonly type: 'stop' };

/** What a worker says of itself, beside answers. */
export type Notice =
  | { readonly type: 'hello'; readonly protocol: number }
  | { readonly type: 'ready' }
  | { readonly type: 'start-failed'; readonly code: ParbenchErrorCode; readonly message: string }
  | { readonly type: 'crashed'; readonly message: string };

/** What the kernel sends: nearly always tasks, which is why those are a bare array. */
export type ToWorker = readonly TaskMessage[] | Instruction;

/** What a worker sends: nearly always answers, which is why those are a bare array. */
export type FromWorker = readonly AnswerMessage[] | Notice;

/** Whether a message is a batch of tasks or answers. */
export function isBatch<Item, Other>(message: readonly Item[] | Other): message is readonly Item[] {
  return Array.isArray(message);
}
