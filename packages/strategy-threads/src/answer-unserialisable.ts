import { MessagePort, threadId } from 'node:worker_threads';
import { messageOf } from '@parbench/core';
import type { Answer } from './piscina-messages.ts';

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
      postMessage.call(this, { ...message, result: failedAnswer(error) });
    }
  };
}

function failedAnswer(error: unknown): Answer {
  const message = `The output: ${messageOf(error)}`;
  return [undefined, { status: 'failed', kind: 'unserialisable', message, worker: threadId }];
}

/** Whether a message is piscina's response with an answer of ours in it. */
function isResponse(message: unknown): message is { readonly taskId: number; readonly result: Answer } {
  const { taskId, result } = (message ?? {}) as { taskId?: unknown; result?: unknown };
  return typeof taskId === 'number' && Array.isArray(result);
}
