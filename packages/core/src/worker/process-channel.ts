import { ParbenchError } from '../errors.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import type { WorkerChannel } from './worker-channel.ts';

/**
 * Returns the channel of a forked child process or a cluster worker: Node's own IPC.
 * @throws ParbenchError `worker-start` in a process that was started without one
 */
export function processChannel<From = FromWorker, To = ToWorker>(): WorkerChannel<From, To> {
  if (process.send === undefined) {
    throw new ParbenchError(
      'worker-start',
      'This is the worker side of a process pool: expected to be forked with an IPC channel, received none.',
    );
  }
  const send = process.send.bind(process);
  process.on('disconnect', () => process.exit());
  // After a write that fails comes `disconnect`. A callback for each message would work too, at 10 % of a round trip.
  process.on('error', () => {});
  return {
    canTransfer: false,
    post: (message) => void send(message),
    onMessage: (receive) => void process.on('message', receive),
    exit(exitCode, last) {
      if (last === undefined) process.exit(exitCode);
      send(last, undefined, undefined, () => process.exit(exitCode));
    },
  };
}
