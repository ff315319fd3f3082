import { expect, test } from 'vitest';
import { definePlugin, parsePlugin } from '../src/plugin.ts';

const strategy = { name: 'mine', open: async () => ({ submit: async () => never, close: async () => {} }) };
const never = { status: 'failed', kind: 'aborted', message: '' } as const;

test('what definePlugin makes is accepted, and what it leaves out is empty', () => {
  expect(parsePlugin(definePlugin({ strategies: [strategy] }), 'mine')).toEqual({
    contract: 1,
    strategies: [strategy],
    workloads: [],
  });
});

test.each([
  ['nothing', undefined, 'invalid-plugin', 'received nothing'],
  ['a text', 'plugin', 'invalid-plugin', 'received a string'],
  ['no contract', {}, 'invalid-plugin', 'received an object'],
  ['another contract', { contract: 2 }, 'unsupported-contract', 'written for contract 2'],
  [
    'a strategy without open',
    { contract: 1, strategies: [{ name: 'x' }] },
    'invalid-plugin',
    '`strategies` of `mine`',
  ],
  ['a workload without url', { contract: 1, workloads: [{}] }, 'invalid-plugin', '`workloads` of `mine`'],
  ['strategies that are no list', { contract: 1, strategies: {} }, 'invalid-plugin', 'received an object'],
])('a plug-in that is %s is refused', (_what, exported, code, message) => {
  expect(() => parsePlugin(exported, 'mine')).toThrowError(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
});
