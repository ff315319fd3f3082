import { type ValueCodec, wouldShare } from '../codec/value-codec.ts';
import { messageOf } from '../errors.ts';
import { type Batch, numbersOf, singlesOf } from '../protocol.ts';
import { monotonicNs, type TaskStamps } from '../task-stamps.ts';
import type { PoolWorker } from './pool-worker.ts';
import type { Task } from './task.ts';

/** Tasks to send to one worker, many in one message. */
export interface TaskOutbox {
  add(task: Task): void;
  /**
   * Sends all waiting tasks. If the channel refuses the message, sends each task alone: only those that cannot be
   * serialised are refused.
   */
  flush(): void;
}

/** Creates an empty outbox. Calls `refuse` with the reason for every task that cannot be sent. */
export function createTaskOutbox(
  worker: PoolWorker,
  codec: ValueCodec,
  canTransfer: boolean,
  refuse: (id: number, reason: string) => void,
): TaskOutbox {
  let batch: unknown[] = [];
  let transfers = new Map<number, readonly ArrayBuffer[]>();
  let stamped: TaskStamps[] = [];

  function send(tasks: Batch, moving: ReadonlyMap<number, readonly ArrayBuffer[]>): void {
    const transfer = moving.size === 0 ? undefined : numbersOf(tasks).flatMap((id) => moving.get(id) ?? []);
    try {
      worker.post(tasks, transfer);
    } catch (error) {
      if (tasks.length > 2) for (const task of singlesOf(tasks)) send(task, moving);
      else for (const id of numbersOf(tasks)) refuse(id, messageOf(error));
    }
  }

  function flush(): void {
    if (batch.length === 0) return;
    const tasks = batch;
    const moving = transfers;
    batch = [];
    if (moving.size > 0) transfers = new Map();
    send(tasks, moving);
    if (stamped.length > 0) stampSent();
  }

  function stampSent(): void {
    const sentNs = monotonicNs();
    for (const stamps of stamped) stamps.sentNs = sentNs;
    stamped = [];
  }

  return {
    add({ id, input, transfer, stamps }) {
      if (stamps !== undefined) stamps.chosenNs = monotonicNs();
      if (transfer.length > 0 && !canTransfer) {
        return refuse(id, '`transfer`: this strategy cannot move buffers, and never copies them instead.');
      }
      try {
        const value = codec.encode(input);
        if (wouldShare(codec, value, batch)) flush();
        if (transfer.length > 0) transfers.set(id, transfer);
        batch.push(id, value);
        if (stamps !== undefined) stamped.push(stamps);
      } catch (error) {
        refuse(id, messageOf(error));
      }
    },
    flush,
  };
}
