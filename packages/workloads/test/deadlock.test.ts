import { describe, expect, it } from 'vitest';
import deadlock from '../src/deadlock.ts';

/** Memory in which so many tasks got their first lock, and so many counted. */
function locked(holders: number, counted: number) {
  const contended = Int32Array.of(0, 0, holders, counted);
  return { contended, free: new Int32Array(4) };
}

describe('the job deadlock', () => {
  it.each([
    { what: 'both wait for each other', finished: 0, byDeadline: 2, holders: 2, deadlocks: 1 },
    { what: 'one task follows the other', finished: 2, byDeadline: 0, holders: 2, deadlocks: 0 },
    { what: 'no worker started in time', finished: 0, byDeadline: 2, holders: 0, deadlocks: 0 },
    { what: 'one worker started too late', finished: 1, byDeadline: 1, holders: 1, deadlocks: 0 },
  ])('accepts that $what, and counts $deadlocks', ({ finished, byDeadline, holders, deadlocks }) => {
    const result = { finished, byDeadline, isUsable: true };
    const memory = locked(holders, finished);
    expect(deadlock.verify?.(result, memory, { deadlineMs: 200 })).toBe(true);
    expect(deadlock.figures?.(result, memory, { deadlineMs: 200 })).toEqual({ deadlocks });
  });

  it.each([
    { what: 'a task that is lost', finished: 1, byDeadline: 0, counted: 1 },
    { what: 'a count that is lost', finished: 2, byDeadline: 0, counted: 1 },
  ])('rejects $what', ({ finished, byDeadline, counted }) => {
    const result = { finished, byDeadline, isUsable: true };
    expect(deadlock.verify?.(result, locked(2, counted), { deadlineMs: 200 })).toBe(false);
  });
});
