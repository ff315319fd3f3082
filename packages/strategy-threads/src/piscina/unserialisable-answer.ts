import { MessagePort, threadId } from 'node:worker_threads';
import { messageOf } from '@parbench/core/errors';
import type { LibraryAnswer } from '@parbench/core/pool-library/worker';

/** Piscina's response to a task, with our answer in it. */
interface Response {
  readonly taskId: number;
  readonly result: LibraryAnswer;
}

const { postMessage } = MessagePort.prototype;

/**
 * Makes this thread survive an answer that cannot be cloned; otherwise piscina would end it, and the reason would be
 * lost. Cloning every answer beforehand would cost as much as the dispatch that is measured, and piscina neither
 * catches the error nor exposes its port. So the port is recognised by its first response. From then on only posts to
 * this port are caught, and `MessagePort` is as before.
 */
export function answerUnserialisable(): void {
  MessagePort.prototype.postMessage = function post(message: unknown, transfer?: never): void {
    if (isResponse(message)) {
      MessagePort.prototype.postMessage = postMessage;
      this.postMessage = postOrFail;
      this.postMessage(message, transfer);
    } else {
      postMessage.call(this, message, transfer);
    }
  };
}

function postOrFail(this: MessagePort, message: Response, transfer?: never): void {
  try {
    postMessage.call(this, message, transfer);
  } catch (error) {
    postMessage.call(this, { ...message, result: failedAnswer(error) });
  }
}

function failedAnswer(error: unknown): LibraryAnswer {
  const message = `The output: ${messageOf(error)}`;
  return [threadId, undefined, { status: 'failed', kind: 'unserialisable', message, worker: threadId }];
}

function isResponse(message: unknown): message is Response {
  const { taskId, result } = (message ?? {}) as Readonly<Record<string, unknown>>;
  return typeof taskId === 'number' && Array.isArray(result);
}
