import { MessagePort, threadId } from 'node:worker_threads';
import { type FailedOutcome, messageOf } from '@parbench/core';

/** What piscina posts when a task is done. */
interface Response {
  readonly taskId: number;
  readonly result: unknown;
  readonly error: unknown;
}

/**
 * Makes this thread survive an answer that cannot be cloned: piscina would end it, and the reason would be lost on the
 * way. Trying to clone every answer beforehand would cost what is to be measured, so it is the failing post that is
 * caught, in this thread's own copy of `MessagePort`.
 */
export function answerUnserialisable(): void {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function post(message: unknown, ...rest: never[]) {
    try {
      postMessage.call(this, message, ...rest);
    } catch (error) {
      if (!isResponse(message)) throw error;
      postMessage.call(this, { ...message, result: null, error: failureOf(error) });
    }
  };
}

function failureOf(error: unknown): FailedOutcome {
  const message = `The output: ${messageOf(error)}`;
  return { status: 'failed', kind: 'unserialisable', message, worker: threadId };
}

function isResponse(message: unknown): message is Response {
  return typeof message === 'object' && message !== null && 'taskId' in message && 'result' in message;
}
