import assert from 'node:assert/strict';
import type { Thrown } from '../act.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectFailure, expectRecovery, expectSameWorker, expectValue, submit } from '../expectations.ts';

/** The driver receives a thrown value as text, and the worker continues. */
export const errorCases: readonly ConformanceCase[] = [
  throwing('error', 'a thrown Error', { name: 'TypeError', message: 'thrown', stack: true }),
  throwing('rejection', 'a rejected promise', {
    name: 'RangeError',
    message: 'rejected',
    stack: true,
  }),
  throwing('text', 'a thrown string', { name: 'string', message: 'only text' }),
  throwing('null', 'a thrown null', { name: 'null', message: 'null' }),
  throwing('delicate', 'an error with properties that cannot be serialised', {
    name: 'Error',
    message: 'delicate',
  }),
  throwing('hostile', 'an error whose message throws when read', {}),
  {
    clause: 'errors/intrusion',
    title: "tasks that send messages of their own over their worker's channel settle, and later tasks run",
    requires: ['workers'],
    async run({ open }) {
      const executor = await open();
      const intrusions = [[1, { $: { $: 'object' } }], 'text', null, { type: 'nonsense' }, { type: 'ready' }];
      for (const message of intrusions) {
        // The sender's own outcome is not checked: it may have sent any answer itself.
        const sender = submit(executor, { act: 'intrude', message });
        const values = Array.from({ length: 2 * executor.width }, (_, index) => `neighbour ${index}`);
        const neighbours = values.map((value) => submit(executor, { act: 'wait', ms: 20, value }));
        for (const [index, outcome] of (await Promise.all([...neighbours, sender])).entries()) {
          if (outcome.status === 'failed') expectFailure(outcome, 'protocol', 'worker-lost');
          else if (index < values.length) expectValue(outcome, values[index]);
        }
        await expectRecovery(executor);
      }
    },
  },
  straying('exception', 'an exception thrown after its task has settled'),
  straying('rejection', 'an unhandled rejection after its task has settled'),
];

interface ExpectedError {
  readonly name?: string;
  readonly message?: string;
  readonly stack?: boolean;
}

function throwing(what: Thrown, cause: string, expected: ExpectedError): ConformanceCase {
  return {
    clause: `errors/${what}`,
    title: `${cause} settles its task as task-error, and the worker continues`,
    async run(context) {
      const executor = await context.open();
      const before = await submit(executor, { act: 'echo', value: 1 });
      const failure = expectFailure(await submit(executor, { act: 'throw', what }), 'task-error');
      if (expected.message !== undefined) assert.equal(failure.message, expected.message);
      if (expected.name !== undefined) assert.equal(failure.name, expected.name);
      if (expected.stack)
        assert.match(failure.stack ?? '', /throwWhat/, 'The stack names where it was thrown');
      const after = await submit(executor, { act: 'echo', value: 1 });
      expectValue(after, 1);
      expectSameWorker(context, before, after);
    },
  };
}

function straying(how: 'exception' | 'rejection', cause: string): ConformanceCase {
  return {
    clause: `errors/stray-${how}`,
    title: `${cause} does not change the outcome, and later tasks run`,
    requires: ['workers'],
    async run({ open }) {
      const executor = await open();
      const answered = await submit(executor, { act: 'stray', how, afterMs: 30 });
      assert.equal(answered.status, 'ok', 'The task settled before the stray failure');
      const running = await submit(executor, { act: 'wait', ms: 150, value: 'waited' });
      if (running.status === 'failed') expectFailure(running, 'worker-lost');
      await expectRecovery(executor);
    },
  };
}
