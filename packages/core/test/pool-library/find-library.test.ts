import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { findLibrary } from '../../src/pool-library/find-library.ts';

test('a library that is not installed makes its strategy unavailable, with the command that installs it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-pools-'));
  const found = findLibrary('tinypool', pathToFileURL(join(folder, 'module.js')).href);
  await rm(folder, { recursive: true });
  expect(found).toEqual({
    availability: {
      available: false,
      reason: '`tinypool` is not installed: `npm install tinypool`.',
    },
  });
});

test('a library that several strategies wrap is looked for once', () => {
  expect(findLibrary('fast-check', import.meta.url)).toBe(findLibrary('fast-check', import.meta.url));
});
