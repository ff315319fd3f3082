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
    isKept: { type: 'flag' },
    flags: { type: 'texts' },
    url: { type: 'text' },
  }),
});

test('a missing option takes its default; one without a default stays missing', async () => {
  expect(await parseOptions(tunable, undefined)).toEqual({ depth: 2, mode: 'fast' });
  expect(await parseOptions(tunable, { depth: 3, limit: 64 })).toEqual({ depth: 3, limit: 64, mode: 'fast' });
  const given = { isKept: true, flags: ['--one'], url: 'redis://somewhere' };
  expect(await parseOptions(tunable, given)).toEqual({ depth: 2, mode: 'fast', ...given });
});

test.each([
  [{ depth: 0 }, '`depth`: expected an integer from 1 to 9, received 0'],
  [{ depth: 10 }, '`depth`: expected an integer from 1 to 9, received 10'],
  [{ depth: 1.5 }, '`depth`: expected an integer from 1 to 9, received 1.5'],
  [{ limit: '64' }, '`limit`: expected an integer of at least 8, received "64"'],
  [{ mode: 'slow' }, '`mode`: expected one of `fast`, `safe`, received "slow"'],
  [{ isKept: 'yes' }, '`isKept`: expected `true` or `false`, received "yes"'],
  [{ flags: '--one' }, '`flags`: expected a list of texts, received "--one"'],
  [{ flags: [1] }, '`flags`: expected a list of texts, received [1]'],
  [{ url: '' }, '`url`: expected a text that is not empty, received ""'],
  [{ url: 1 }, '`url`: expected a text that is not empty, received 1'],
  [{ dept: 3 }, '`dept`: unknown option; expected one of `depth`, `limit`, `mode`, `isKept`, `flags`, `url`'],
  ['depth', 'expected an object, received "depth"'],
])('%j is refused', async (given, message) => {
  await expect(parseOptions(tunable, given)).rejects.toMatchObject({
    code: 'invalid-options',
    message: expect.stringContaining(`Options of \`tunable\`: ${message}`),
  });
});

test('a strategy without a schema takes no options', async () => {
  expect(await parseOptions(plain, {})).toBeUndefined();
  await expect(parseOptions(plain, { depth: 1 })).rejects.toThrow('expected none, received `depth`');
});
