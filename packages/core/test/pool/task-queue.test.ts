import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTask, type Task } from '../../src/pool/task.ts';
import { createTaskQueue } from '../../src/pool/task-queue.ts';

const step = fc.oneof(
  fc.constant({ type: 'push' } as const),
  fc.record({ type: fc.constant('remove' as const), at: fc.nat() }),
);

test('a queue keeps the order of arrival, whichever tasks are taken out', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const queue = createTaskQueue();
      const model: Task[] = [];
      for (const [id, { type, ...where }] of steps.entries()) {
        if (type === 'push') {
          const task = createTask(id, undefined, {}, () => {});
          queue.push(task);
          model.push(task);
        } else if ('at' in where && model.length > 0) {
          for (const task of model.splice(where.at % model.length, 1)) queue.remove(task);
        }
        expect([...queue]).toEqual(model);
        expect(queue.size).toBe(model.length);
        expect(queue.first).toBe(model[0]);
      }
    }),
  );
});

test('a queue may lose the task at hand while it is walked through', () => {
  const queue = createTaskQueue();
  for (const id of [1, 2, 3]) queue.push(createTask(id, undefined, {}, () => {}));
  const seen: number[] = [];
  for (const task of queue) {
    seen.push(task.id);
    queue.remove(task);
  }
  expect(seen).toEqual([1, 2, 3]);
  expect(queue.size).toBe(0);
});
