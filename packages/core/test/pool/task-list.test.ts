import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTask, type Task } from '../../src/pool/task.ts';
import { createTaskList } from '../../src/pool/task-list.ts';

const step = fc.oneof(
  fc.constant({ type: 'push' } as const),
  fc.record({ type: fc.constant('remove' as const), at: fc.nat() }),
);

test('a list keeps the order of arrival, whichever tasks are removed', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const list = createTaskList();
      const model: Task[] = [];
      for (const [id, { type, ...where }] of steps.entries()) {
        if (type === 'push') {
          const task = createTask(id, undefined, {}, () => {});
          list.push(task);
          model.push(task);
        } else if ('at' in where && model.length > 0) {
          for (const task of model.splice(where.at % model.length, 1)) list.remove(task);
        }
        expect([...list]).toEqual(model);
        expect(list.size).toBe(model.length);
        expect(list.first).toBe(model[0]);
        expect(steps.map((_, id) => list.find(id))).toEqual(
          steps.map((_, id) => model.find((task) => task.id === id)),
        );
      }
    }),
  );
});

test('the current task may be removed during iteration', () => {
  const list = createTaskList();
  for (const id of [1, 2, 3]) list.push(createTask(id, undefined, {}, () => {}));
  const seen: number[] = [];
  for (const task of list) {
    seen.push(task.id);
    list.remove(task);
  }
  expect(seen).toEqual([1, 2, 3]);
  expect(list.size).toBe(0);
});
