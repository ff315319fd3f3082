import type { ValueCodec } from '../codec/value-codec.ts';
import { messageOf } from '../errors.ts';
import type { TaskMessage, ToWorker } from '../protocol.ts';
import type { PoolWorker } from './pool-worker.ts';
import type { Task } from './task.ts';

/** How tasks reach one worker. */
export interface Route {
  readonly worker: PoolWorker;
  readonly codec: ValueCodec;
  readonly canTransfer: boolean;
  /** Told of every task that cannot cross, with the reason. */
  refuse(task: Task, reason: string): void;
}

/** Sends tasks in one message. When the channel refuses it, each goes alone, so that only the culprits are refused. */
export function sendTasks(route: Route, tasks: readonly Task[]): void {
  const messages: TaskMessage[] = [];
  const sent: Task[] = [];
  let transfer: ArrayBuffer[] | undefined;
  for (const task of tasks) {
    const message = encodeTask(route, task);
    if (message === undefined) continue;
    messages.push(message);
    sent.push(task);
    if (task.transfer.length > 0) transfer = [...(transfer ?? []), ...task.transfer];
  }
  if (messages.length > 0) post(route, sent, { type: 'tasks', tasks: messages }, transfer);
}

function encodeTask({ codec, canTransfer, refuse }: Route, task: Task): TaskMessage | undefined {
  if (task.transfer.length > 0 && !canTransfer) {
    refuse(task, '`transfer`: this strategy copies values and cannot move buffers; leave it out');
    return undefined;
  }
  try {
    return [task.id, codec.encode(task.input)];
  } catch (error) {
    refuse(task, messageOf(error));
    return undefined;
  }
}

function post(
  route: Route,
  tasks: readonly Task[],
  message: ToWorker,
  transfer: ArrayBuffer[] | undefined,
): void {
  try {
    route.worker.post(message, transfer);
  } catch (error) {
    if (tasks.length > 1) for (const task of tasks) sendTasks(route, [task]);
    else if (tasks[0]) route.refuse(tasks[0], messageOf(error));
  }
}
