import { expect, it } from 'vitest';
import { breakDown } from '../../src/block/break-down.ts';
import type { StampedTask } from '../../src/protocol/stamped-task.ts';

it('splits a round trip at the instants of a task', () => {
  expect(breakDown([task()])).toEqual({
    tasks: 1,
    roundTripMs: 10,
    parts: [
      { part: 'queue', ms: 1 },
      { part: 'serialise', ms: 2 },
      { part: 'transport', ms: 3 },
      { part: 'run', ms: 3 },
      { part: 'return', ms: 1 },
    ],
  });
});

it('does not split what comes before the run if the strategy has no stamps', () => {
  const { chosenNs, sentNs, ...outside } = task();
  expect(breakDown([outside])?.parts).toEqual([
    { part: 'dispatch', ms: 6 },
    { part: 'run', ms: 3 },
    { part: 'return', ms: 1 },
  ]);
});

it('counts no transport of a task that started before the driver returned from sending it', () => {
  const parts = breakDown([task({ sentNs: 8e6 })])?.parts.slice(1, 3);
  expect(parts).toEqual([
    { part: 'serialise', ms: 5 },
    { part: 'transport', ms: 0 },
  ]);
});

it('takes the means of the middle half of the round trips', () => {
  const tasks = [0, 2, 4, 6, 8, 10, 12, 999].map((more) =>
    task({ endedNs: 9e6 + more * 1e6, settledNs: 10e6 + more * 1e6, roundTripNs: 10e6 + more * 1e6 }),
  );
  const { roundTripMs = 0, parts = [] } = breakDown(tasks) ?? {};
  expect(roundTripMs).toBe(17);
  expect(parts.reduce((sum, { ms }) => sum + ms, 0)).toBeCloseTo(17);
});

it('is missing without tasks, and if driver and worker read different clocks', () => {
  expect(breakDown([])).toBeUndefined();
  expect(breakDown([task(), task({ startedNs: -1, endedNs: 2 })])).toBeUndefined();
  expect(breakDown([task(), task({ endedNs: 11e6 })])).toBeUndefined();
});

/** A task of 10 ms, at round instants. */
function task(changes: Partial<StampedTask> = {}): StampedTask {
  return {
    submittedNs: 0,
    chosenNs: 1e6,
    sentNs: 3e6,
    startedNs: 6e6,
    endedNs: 9e6,
    settledNs: 10e6,
    roundTripNs: 10e6,
    ...changes,
  };
}
