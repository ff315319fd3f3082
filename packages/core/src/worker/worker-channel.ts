import type { FromWorker, ToWorker } from '../protocol.ts';

/** A worker's side of the channel to its driver. When the driver ends, the channel ends the worker. */
export interface WorkerChannel<From = FromWorker, To = ToWorker> {
  /** Sends at once. Throws if the message cannot be serialised; nothing of it is sent then. */
  post(message: From, transfer?: readonly ArrayBuffer[]): void;
  onMessage(receive: (message: To) => void): void;
  /** Ends the worker as soon as all posted messages, and `last` if given, are sent. */
  exit(exitCode: number, last?: From): void;
  /** Called when it is known that tasks never wait. From then on the channel may block the thread between messages. */
  allowBlocking?(): void;
  /** Whether `transfer` moves buffers; they are copied otherwise. */
  readonly canTransfer: boolean;
}
