import type { ValueChannel } from './capabilities.ts';
import type { ParbenchErrorCode } from './errors.ts';
import type { WorkerId } from './outcome.ts';
import type { WorkloadReference } from './strategy.ts';

/** The version of the messages between the pool kernel and the worker side, sent in `hello`. */
export const protocolVersion = 1;

/**
 * Tasks to a worker, or answers from it, as a flat list: a number, its content, the next number, its content. A list of
 * pairs would take a third of the throughput of tiny tasks over a process's channel. The content is a task's encoded
 * input or, in an answer, its encoded value. The number of a failed task is negative, and its content is the failure.
 */
export type Batch = readonly unknown[];

/** An instruction of the kernel to a worker, beside tasks. */
export type Instruction =
  | {
      readonly type: 'start';
      readonly worker: WorkerId;
      readonly values: ValueChannel;
      readonly workload: WorkloadReference;
    }
  | { readonly type: 'stop' };

/** A message of a worker about itself, beside answers. */
export type Notice =
  | { readonly type: 'hello'; readonly protocol: number }
  | { readonly type: 'ready' }
  | { readonly type: 'start-failed'; readonly code: ParbenchErrorCode; readonly message: string }
  | { readonly type: 'crashed'; readonly message: string };

/** A message of the kernel. Nearly all are tasks, which is why those are a bare array. */
export type ToWorker = Batch | Instruction;

/** A message of a worker. Nearly all are answers, which is why those are a bare array. */
export type FromWorker = Batch | Notice;

/** Whether a message is a batch of tasks or answers. */
export function isBatch<Other>(message: Batch | Other): message is Batch {
  return Array.isArray(message);
}

/** Returns the task numbers of a batch. */
export function numbersOf(batch: Batch): readonly number[] {
  return batch.filter((_, at) => at % 2 === 0) as number[];
}

/** Splits a batch into one batch for each task or answer. */
export function singlesOf(batch: Batch): readonly Batch[] {
  return numbersOf(batch).map((number, at) => [number, batch[2 * at + 1]]);
}
