import type { ValueCodec } from '../codec/value-codec.ts';
import { messageOf } from '../errors.ts';
import type { TaskMessage } from '../protocol.ts';
import type { PoolWorker } from './pool-worker.ts';
import type { Task } from './task.ts';

/** Tasks on their way to one worker, many in one message. */
export interface TaskOutbox {
  add(task: Task): void;
  /** Sends all that wait, now. When the channel refuses the message, each task goes alone: only the culprits are refused. */
  flush(): void;
}

/** An empty outbox; `refuse` is told of every task that cannot cross, with the reason. */
export function createTaskOutbox(
  worker: PoolWorker,
  codec: ValueCodec,
  canTransfer: boolean,
  refuse: (id: number, reason: string) => void,
): TaskOutbox {
  let messages: TaskMessage[] = [];
  let transfers = new Map<number, readonly ArrayBuffer[]>();

  function send(tasks: readonly TaskMessage[], moving: ReadonlyMap<number, readonly ArrayBuffer[]>): void {
    const transfer = moving.size === 0 ? undefined : tasks.flatMap(([id]) => moving.get(id) ?? []);
    try {
      worker.post(tasks, transfer);
    } catch (error) {
      if (tasks.length > 1) for (const task of tasks) send([task], moving);
      else if (tasks[0]) refuse(tasks[0][0], messageOf(error));
    }
  }

  return {
    add({ id, input, transfer }) {
      if (transfer.length > 0) {
        if (!canTransfer)
          return refuse(
            id,
            '`transfer`: this strategy cannot move buffers, and does not copy what is to move.',
          );
        transfers.set(id, transfer);
      }
      try {
        messages.push([id, codec.encode(input)]);
      } catch (error) {
        refuse(id, messageOf(error));
      }
    },
    flush() {
      if (messages.length === 0) return;
      const tasks = messages;
      const moving = transfers;
      messages = [];
      if (moving.size > 0) transfers = new Map();
      send(tasks, moving);
    },
  };
}
