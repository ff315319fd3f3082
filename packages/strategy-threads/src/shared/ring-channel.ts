import type { WorkerChannel } from '@parbench/core/worker';
import { createRingReceiver } from './ring-receiver.ts';
import { createRingSender } from './ring-sender.ts';
import type { ThreadMemory } from './thread-memory.ts';

type Receive = Parameters<WorkerChannel['onMessage']>[0];
type Message = Parameters<Receive>[0];

const turn = Promise.resolve();

/** Returns the channel of a thread of `threads/shared`, over its two rings and its port. */
export function ringChannel({ toThread, fromThread, port, spinMs }: ThreadMemory): WorkerChannel {
  const receiver = createRingReceiver(toThread, port);
  const { post } = createRingSender(fromThread, port);
  let receive: Receive;
  let mayBlock = false;
  let unanswered = 0;

  function serve(): void {
    receiver.receiveAll(deliver);
    // A task that waits, although its workload declares that none does, needs the event loop to end.
    if (mayBlock && unanswered === 0) {
      receiver.blockUntilNext(spinMs);
      // Not a loop: the continuations of promises that tasks have left behind run in between.
      void turn.then(serve);
    } else {
      receiver.whenNext(serve);
    }
  }

  function deliver(message: unknown): void {
    if (Array.isArray(message)) unanswered += message.length / 2;
    else mayBlock = false;
    receive(message as Message);
  }

  return {
    canTransfer: true,
    post(message, transfer) {
      post(message, transfer);
      if (Array.isArray(message)) unanswered -= message.length / 2;
    },
    onMessage(listener) {
      receive = listener;
      receiver.whenNext(serve);
    },
    exit(exitCode, last) {
      if (last !== undefined) post(last);
      process.exit(exitCode);
    },
    allowBlocking() {
      mayBlock = true;
    },
  };
}
