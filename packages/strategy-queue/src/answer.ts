import { type FailedOutcome, jsonCodec, messageOf } from '@parbench/core';
import type { LibraryAnswer } from '@parbench/core/pool-library';

/** Returns an answer whose value JSON carries. A value that it cannot carry becomes the task's failure. */
export function encodeAnswer([worker, value, failure]: LibraryAnswer): LibraryAnswer {
  if (failure) return [worker, null, failure];
  try {
    return [worker, jsonCodec.encode(value)];
  } catch (error) {
    return [worker, null, { ...unserialisable(`The output: ${messageOf(error)}`), worker }];
  }
}

/** Returns the answer that `encodeAnswer` encoded. */
export function decodeAnswer([worker, value, failure]: LibraryAnswer): LibraryAnswer {
  return failure ? [worker, undefined, failure] : [worker, jsonCodec.decode(value)];
}

/** Returns the answer of a task that no worker answered. */
export function failedAnswer(failure: FailedOutcome): LibraryAnswer {
  return [failure.worker ?? 0, undefined, failure];
}

/** Returns the failure of an input or output that cannot cross. */
export function unserialisable(message: string): FailedOutcome {
  return { status: 'failed', kind: 'unserialisable', message };
}

/** Returns the failure of a task that its worker, its server or the connection lost. */
export function lost(message: string): FailedOutcome {
  return { status: 'failed', kind: 'worker-lost', message };
}
