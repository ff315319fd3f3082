import type { Task } from './task.ts';

/** Waiting tasks, first in, first out. A linked list, so that a task in the middle leaves in constant time. */
export interface TaskQueue extends Iterable<Task> {
  readonly size: number;
  /** The task that has waited longest. */
  readonly first: Task | undefined;
  push(task: Task): void;
  /** Takes out a task that is in the queue. */
  remove(task: Task): void;
}

/** An empty queue. */
export function createTaskQueue(): TaskQueue {
  let first: Task | undefined;
  let last: Task | undefined;
  let size = 0;

  function remove(task: Task): void {
    const { previous, next } = task;
    if (previous) previous.next = next;
    else first = next;
    if (next) next.previous = previous;
    else last = previous;
    task.previous = undefined;
    task.next = undefined;
    size--;
  }

  return {
    get first() {
      return first;
    },
    get size() {
      return size;
    },
    push(task) {
      task.previous = last;
      if (last) last.next = task;
      else first = task;
      last = task;
      size++;
    },
    remove,
    *[Symbol.iterator]() {
      for (let task = first; task; ) {
        const { next } = task;
        yield task;
        task = next;
      }
    },
  };
}
