import assert from 'node:assert/strict';
import type { Thrown } from '../act.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { expectFailure, expectRecovery, expectSameWorker, expectValue, submit } from '../expectations.ts';

/** What a task throws reaches the driver as text, and its worker lives on. */
export const errorCases: readonly ConformanceCase[] = [
  throwing('error', 'an Error that is thrown', { name: 'TypeError', message: 'thrown', stack: true }),
  throwing('rejection', 'a promise that is rejected', {
    name: 'RangeError',
    message: 'rejected',
    stack: true,
  }),
  throwing('text', 'a string that is thrown', { name: 'string', message: 'only text' }),
  throwing('null', 'null that is thrown', { name: 'null', message: 'null' }),
  throwing('delicate', 'an error with properties that cannot be serialised', {
    name: 'Error',
    message: 'delicate',
  }),
  throwing('hostile', 'an error whose message throws when it is read', {}),
  {
    clause: 'errors/intrusion',
    title:
      'tasks that send messages of their own over the channel of their worker settle, and later tasks run',
    requires: ['workers'],
    async run({ open }) {
      const executor = await open();
      const intrusions = [[1, { $: { $: 'object' } }], 'text', null, { type: 'nonsense' }, { type: 'ready' }];
      for (const message of intrusions) {
        // What the sender is answered is its own affair: it might have returned anything.
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
  straying('exception', 'an exception that is thrown after its task was answered'),
  straying('rejection', 'a rejection that nothing handles, after its task was answered'),
];

interface ExpectedError {
  readonly name?: string;
  readonly message?: string;
  readonly stack?: boolean;
}

function throwing(what: Thrown, cause: string, expected: ExpectedError): ConformanceCase {
  return {
    clause: `errors/${what}`,
    title: `${cause} settles its task as task-error, and the worker lives on`,
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
    title: `${cause} takes nothing from that answer, and later tasks run`,
    requires: ['workers'],
    async run({ open }) {
      const executor = await open();
      const answered = await submit(executor, { act: 'stray', how, afterMs: 30 });
      assert.equal(answered.status, 'ok', 'The answer came before the stray failure');
      const running = await submit(executor, { act: 'wait', ms: 150, value: 'waited' });
      if (running.status === 'failed') expectFailure(running, 'worker-lost');
      await expectRecovery(executor);
    },
  };
}
