import type { FromWorker, ToWorker } from '../protocol.ts';

/** A worker's side of the channel to its driver. When the driver goes away, the channel ends the worker by itself. */
export interface WorkerChannel {
  /** Sends at once. Throws when the message cannot be serialised, and then nothing of it was sent. */
  post(message: FromWorker, transfer?: readonly ArrayBuffer[]): void;
  onMessage(receive: (message: ToWorker) => void): void;
  /** Ends the worker as soon as `last`, if given, and all that was posted before it are on their way. */
  exit(exitCode: number, last?: FromWorker): void;
  /** Told once it is known that tasks never wait: between messages, the channel may block the thread from then on. */
  allowBlocking?(): void;
  /** Whether `transfer` moves buffers; they are copied otherwise. */
  readonly canTransfer: boolean;
}
