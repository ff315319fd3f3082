import type { Task } from './task.ts';

/** Tasks in the order in which they came. */
export interface Tasks extends Iterable<Task> {
  readonly size: number;
  /** The task that came first of those that are there. */
  readonly first: Task | undefined;
  /** The task of that number, looked for from the first on: answers nearly always come in order. */
  find(id: number): Task | undefined;
}

/**
 * Tasks that wait, or that a worker has. Linked through the tasks themselves, so that one in the middle leaves in
 * constant time and none costs memory of its own; a task is in one list at a time.
 */
export interface TaskList extends Tasks {
  push(task: Task): void;
  /** Takes out a task that is in the list. */
  remove(task: Task): void;
}

/** An empty list. */
export function createTaskList(): TaskList {
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
    find(id) {
      let task = first;
      while (task && task.id !== id) task = task.next;
      return task;
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
