import { parentPort } from 'node:worker_threads';
import { ParbenchError } from '../errors.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import type { WorkerChannel } from './worker-channel.ts';

/**
 * Returns the channel of a worker thread: the port to the thread that started it.
 * @throws ParbenchError `worker-start` outside a worker thread
 */
export function portChannel<From = FromWorker, To = ToWorker>(): WorkerChannel<From, To> {
  if (parentPort === null) {
    throw new ParbenchError(
      'worker-start',
      'This is the worker side of a thread pool: expected to run in a worker thread, received the main thread.',
    );
  }
  const port = parentPort;
  return {
    canTransfer: true,
    post: (message, transfer) => port.postMessage(message, transfer),
    onMessage: (receive) => void port.on('message', receive),
    exit(exitCode, last) {
      if (last !== undefined) port.postMessage(last);
      process.exit(exitCode);
    },
  };
}
