import { expect, test } from 'vitest';
import { parseOptions } from '../src/options.ts';
import { optionsSchema } from '../src/options-schema.ts';
import { defineStrategy } from '../src/strategy.ts';

const open = async () => ({
  submit: async () => ({ status: 'failed', kind: 'aborted', message: '' }) as const,
  close: async () => {},
});
const plain = defineStrategy({ name: 'plain', open });
const tunable = defineStrategy({
  name: 'tunable',
  open,
  options: optionsSchema({
    depth: { type: 'integer', min: 1, max: 9, default: 2 },
    limit: { type: 'integer', min: 8 },
    mode: { type: 'choice', values: ['fast', 'safe'], default: 'fast' },
  }),
});

test('what is not given takes its default, and what has none is left out', async () => {
  expect(await parseOptions(tunable, undefined)).toEqual({ depth: 2, mode: 'fast' });
  expect(await parseOptions(tunable, { depth: 3, limit: 64 })).toEqual({ depth: 3, limit: 64, mode: 'fast' });
});

test.each([
  [{ depth: 0 }, '`depth`: expected an integer from 1 to 9, received 0'],
  [{ depth: 10 }, '`depth`: expected an integer from 1 to 9, received 10'],
  [{ depth: 1.5 }, '`depth`: expected an integer from 1 to 9, received 1.5'],
  [{ limit: '64' }, '`limit`: expected an integer of at least 8, received "64"'],
  [{ mode: 'slow' }, '`mode`: expected one of `fast`, `safe`, received "slow"'],
  [{ dept: 3 }, '`dept`: there is no such option; expected one of `depth`, `limit`, `mode`'],
  ['depth', 'expected an object, received "depth"'],
])('%j is refused', async (given, message) => {
  await expect(parseOptions(tunable, given)).rejects.toMatchObject({
    code: 'invalid-options',
    message: expect.stringContaining(`Options of \`tunable\`: ${message}`),
  });
});

test('a strategy without a schema takes no options', async () => {
  expect(await parseOptions(plain, {})).toBeUndefined();
  await expect(parseOptions(plain, { depth: 1 })).rejects.toThrow('it takes none, received `depth`');
});
