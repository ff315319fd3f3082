import { expect, test } from 'vitest';
import { capabilitiesOf } from '../src/capabilities.ts';
import { definePlugin, parsePlugin } from '../src/plugin.ts';

const strategy = { name: 'mine', open: async () => ({ submit: async () => never, close: async () => {} }) };
const never = { status: 'failed', kind: 'aborted', message: '' } as const;

test('the result of definePlugin is accepted, and missing lists are empty', () => {
  expect(parsePlugin(definePlugin({ strategies: [strategy] }), 'mine')).toEqual({
    contract: 2,
    strategies: [strategy],
    workloads: [],
  });
});

test.each([
  ['nothing', undefined, 'invalid-plugin', 'received nothing'],
  ['a text', 'plugin', 'invalid-plugin', 'received a string'],
  ['no contract', {}, 'invalid-plugin', 'received an object'],
  ['another contract', { contract: 3 }, 'unsupported-contract', 'written for contract 3'],
  [
    'a strategy without open, serve and runtime',
    { contract: 2, strategies: [{ name: 'x' }] },
    'invalid-plugin',
    '`strategies` of `mine`',
  ],
  [
    'a strategy whose runtime has no host',
    { contract: 2, strategies: [{ name: 'x', runtime: { name: 'python' } }] },
    'invalid-plugin',
    'or a `runtime`',
  ],
  [
    'a strategy that declares services',
    { contract: 2, strategies: [{ ...strategy, capabilities: { services: true } }] },
    'invalid-plugin',
    'Remove it: it follows from `serve`',
  ],
  ['a workload without url', { contract: 2, workloads: [{}] }, 'invalid-plugin', '`workloads` of `mine`'],
  ['strategies that are not a list', { contract: 2, strategies: {} }, 'invalid-plugin', 'received an object'],
])('a plug-in that is %s is refused', (_what, exported, code, message) => {
  expect(() => parsePlugin(exported, 'mine')).toThrowError(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
});

test('a plug-in of contract 1 still works: its library becomes a list, and its declared services are dropped', () => {
  const library = { name: 'tinypool', version: '2.2.0' };
  const first = { ...strategy, library, capabilities: { unit: 'thread', services: true } };
  expect(parsePlugin({ contract: 1, strategies: [first, strategy] }, 'mine')).toEqual({
    contract: 2,
    strategies: [{ ...strategy, libraries: [library], capabilities: { unit: 'thread' } }, strategy],
    workloads: [],
  });
});

test.each([
  ['serves alone', { name: 'x', serve: async () => never }, true],
  ['opens alone', strategy, false],
  [
    'runs in another language',
    { name: 'x', runtime: { name: 'python', identify: async () => never, hostCommand: () => never } },
    false,
  ],
])('a strategy that %s is accepted, and has services if it serves', (_what, accepted, hasServices) => {
  const [parsed] = parsePlugin({ contract: 2, strategies: [accepted] }, 'mine').strategies ?? [];
  expect(parsed && capabilitiesOf(parsed).services).toBe(hasServices);
});
