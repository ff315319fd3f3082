import { expect, test } from 'vitest';
import { taskErrorOf } from '../src/task-error.ts';

test.each([
  [
    'an error',
    new RangeError('too far'),
    { name: 'RangeError', message: 'too far', stack: expect.any(String) },
  ],
  ['a text', 'oops', { name: 'string', message: 'oops' }],
  ['null', null, { name: 'null', message: 'null' }],
  ['nothing', undefined, { name: 'undefined', message: 'undefined' }],
  ['an object', { a: 1 }, { name: 'object', message: '[object Object]' }],
  ['a symbol', Symbol('s'), { name: 'symbol', message: 'Symbol(s)' }],
])('%s that was thrown becomes plain text', (_what, thrown, expected) => {
  const outcome = taskErrorOf(thrown, 7);
  expect(outcome).toEqual({ status: 'failed', kind: 'task-error', worker: 7, ...expected });
  expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
});

test('an error with properties that cannot be serialised still becomes plain text', () => {
  const error = Object.assign(new Error('delicate'), { callback() {}, big: 1n });
  expect(taskErrorOf(error, 7)).toMatchObject({ message: 'delicate' });
  expect(() => JSON.stringify(taskErrorOf(error, 7))).not.toThrow();
});

test('an error that throws when it is read becomes an outcome all the same', () => {
  const hostile = Object.defineProperty(new Error(), 'message', {
    get() {
      throw new Error('not to be read');
    },
  });
  expect(taskErrorOf(hostile, 7)).toMatchObject({
    kind: 'task-error',
    message: expect.stringContaining('cannot be'),
  });
});
