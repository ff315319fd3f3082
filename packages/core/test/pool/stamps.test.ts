import { monotonicNs, type TaskStamps } from '@parbench/core';
import { expect, test } from 'vitest';
import { openPool } from '../fixtures/open-pool.ts';

test('a task is stamped when a worker is chosen for it, and when the channel has its message', async () => {
  await using pool = await openPool({ maxInFlight: 1 });
  const [running, waiting]: [TaskStamps, TaskStamps] = [{}, {}];
  const submittedNs = monotonicNs();
  const tasks = [running, waiting].map((stamps) => pool.submit({ act: 'wait', ms: 20 }, { stamps }));
  await Promise.all(tasks);
  const instants = [submittedNs, running.chosenNs, running.sentNs, waiting.chosenNs, waiting.sentNs];
  expect(instants.every((instant) => instant !== undefined)).toBe(true);
  expect(instants).toEqual(instants.toSorted((a, b) => Number(a) - Number(b)));
  // Timers may fire a millisecond early.
  expect(Number(waiting.chosenNs) - Number(running.sentNs)).toBeGreaterThan(19e6);
});
