import { MessageChannel, type ResourceLimits, Worker } from 'node:worker_threads';
import type { PoolWorker } from '@parbench/core/pool';
import { onceExited } from '../thread-exit.ts';
import { createRingMemory } from './ring-memory.ts';
import { createRingReceiver } from './ring-receiver.ts';
import { createRingSender } from './ring-sender.ts';
import type { ThreadMemory } from './thread-memory.ts';

/** How to start a thread. */
export interface ThreadSettings {
  /** The size of each of its rings. */
  readonly ringBytes: number;
  readonly maxInFlight: number;
  /** See `ThreadMemory`. */
  readonly spinMs: number;
  readonly resourceLimits: ResourceLimits;
}

const entry = new URL(import.meta.resolve('@parbench/strategy-threads/shared-worker'));

/** Starts a thread that receives tasks through shared memory, as a worker of a pool. */
export function startSharedThread({
  ringBytes,
  maxInFlight,
  spinMs,
  resourceLimits,
}: ThreadSettings): PoolWorker {
  const { port1, port2 } = new MessageChannel();
  const toThread = createRingMemory(ringBytes, maxInFlight);
  const fromThread = createRingMemory(ringBytes, maxInFlight);
  const workerData: ThreadMemory = { toThread, fromThread, port: port2, spinMs };
  const thread = new Worker(entry, { workerData, transferList: [port2], resourceLimits });
  const receiver = createRingReceiver(fromThread, port1);
  const { post } = createRingSender(toThread, port1);
  let receive: (message: unknown) => void = () => {};

  function listen(): void {
    receiver.receiveAll(receive);
    receiver.whenNext(listen);
  }

  return {
    id: thread.threadId,
    pid: process.pid,
    post,
    onMessage(listener) {
      receive = listener;
      receiver.whenNext(listen);
    },
    onExit: (listener) =>
      onceExited(thread, (exit) => {
        receiver.receiveAll(receive);
        receiver.close();
        port1.close();
        listener(exit);
      }),
    kill: () => void thread.terminate(),
  };
}
