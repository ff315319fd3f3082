import type { LibraryAnswer } from '@parbench/core/pool-library';

const mark = 'parbench:';

/** A task's failure as an error, so that BullMQ counts the job as failed and may run it again. Its message carries the answer. */
export class TaskFailure extends Error {
  constructor(answer: LibraryAnswer) {
    super(`${mark}${JSON.stringify(answer)}`);
    // BullMQ would store the stack with the job.
    this.stack = '';
  }
}

/** Returns the answer in the reason of a failed job; `undefined` if BullMQ itself failed it. */
export function answerIn(failedReason: string): LibraryAnswer | undefined {
  return failedReason.startsWith(mark) ? JSON.parse(failedReason.slice(mark.length)) : undefined;
}
