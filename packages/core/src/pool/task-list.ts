import type { Task } from './task.ts';

/** Tasks in the order of their arrival. */
export interface Tasks extends Iterable<Task> {
  readonly size: number;
  /** The oldest task. */
  readonly first: Task | undefined;
  /** Returns the task with that number. Searches from the oldest on: answers nearly always come in order. */
  find(id: number): Task | undefined;
}

/**
 * A list of tasks that wait or are in flight. They are linked through their own fields: one in the middle is removed in
 * constant time, and none costs memory of the list. A task is in one list at a time.
 */
export interface TaskList extends Tasks {
  push(task: Task): void;
  /** Removes a task that is in the list. */
  remove(task: Task): void;
}

/** Creates an empty list. */
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
