import { describe, expect, it } from 'vitest';
import { TrialEnd } from '../../src/protocol/trial-end.ts';
import { reply } from '../../src/trial-host/reply.ts';

const handlers = {
  open: async () => ({ startupNs: 1, readyNs: 2 }),
  close: async () => {
    throw new TrialEnd('timeout', 'too slow');
  },
  check: async () => {
    throw 'anything';
  },
};
const replyTo = async (request: object) => (await reply(JSON.stringify(request), handlers)).reply;

describe('the reply of a host', () => {
  it('has the number of the request and the value', async () => {
    expect(await replyTo({ id: 3, command: 'open' })).toEqual({
      id: 3,
      status: 'ok',
      value: { startupNs: 1, readyNs: 2 },
    });
  });

  it.each([
    ['how the trial ends', { command: 'close' }, 'timeout', 'too slow'],
    ['whatever was thrown', { command: 'check', tasks: 1 }, 'failed', 'anything'],
    [
      'a command that the host does not have',
      { command: 'recover' },
      'failed',
      'this host has no command `recover`',
    ],
    ['a command that there is not', { command: 'toString' }, 'failed', 'this host has no command `toString`'],
    ['a field that is wrong', { command: 'check', tasks: 0 }, 'failed', /^`tasks`: /],
  ])('reports %s', async (_what, request, status, reason) => {
    expect(await replyTo({ id: 1, ...request })).toEqual({
      id: 1,
      status,
      reason: expect.stringMatching(reason),
    });
  });
});
