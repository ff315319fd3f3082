import { expect, test } from 'vitest';
import { codecOf } from '../../src/codec/codec-of.ts';
import { createAnswerOutbox } from '../../src/worker/answer-outbox.ts';

test('a channel that refuses every message ends the worker with its own reason', () => {
  const channel = {
    canTransfer: false,
    onMessage: () => {},
    exit: () => {},
    post() {
      throw new Error('the channel is gone');
    },
  };
  const outbox = createAnswerOutbox(channel, codecOf('structured-clone'), 1);
  outbox.add(1, 'answer');
  expect(outbox.flush).toThrow('the channel is gone');
});
