import type { ValueChannel } from './capabilities.ts';
import type { ParbenchErrorCode } from './errors.ts';
import type { WorkerId } from './outcome.ts';
import type { WorkloadReference } from './strategy.ts';

/** The version of the messages between the pool kernel and the worker side, said in `hello`. */
export const protocolVersion = 1;

/**
 * Tasks on their way to a worker, or answers on their way back, flat: a number, its content, the next number, its
 * content. A list of pairs would say the same, and take a third of the throughput of tiny tasks over a process's channel.
 * The content is a task's encoded input or, on the way back, its encoded value; the number of a task that failed is
 * negative, and its content is the failure.
 */
export type Batch = readonly unknown[];

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
export type ToWorker = Batch | Instruction;

/** What a worker sends: nearly always answers, which is why those are a bare array. */
export type FromWorker = Batch | Notice;

/** Whether a message is a batch of tasks or answers. */
export function isBatch<Other>(message: Batch | Other): message is Batch {
  return Array.isArray(message);
}

/** The numbers of a batch. */
export function numbersOf(batch: Batch): readonly number[] {
  return batch.filter((_, at) => at % 2 === 0) as number[];
}

/** Each task or answer of a batch as a batch of its own. */
export function singlesOf(batch: Batch): readonly Batch[] {
  return numbersOf(batch).map((number, at) => [number, batch[2 * at + 1]]);
}
