import { expect, test } from 'vitest';
import { threadWorker } from '../fixtures/thread-worker.ts';

test.each([
  ['nothing', undefined],
  ['a text', 'what?'],
  ['a message of an unknown type', { type: 'what?' }],
])('a worker that is sent %s says so and ends with code 1', async (_, message) => {
  const worker = threadWorker();
  const messages: unknown[] = [];
  worker.onMessage((said) => messages.push(said));
  const exited = new Promise((resolve) => worker.onExit(resolve));
  worker.post(message);
  expect(await exited).toMatchObject({ exitCode: 1 });
  expect(messages).toContainEqual({
    type: 'crashed',
    message: expect.stringContaining('a message that it cannot read'),
  });
});
