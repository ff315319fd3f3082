import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/storage/make-folder.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'parbench-folders-'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('makeFolder', () => {
  it('makes a folder and those above it while others make the same', async () => {
    for (let round = 0; round < 100; round++) {
      const folders = ['a', 'b', 'c', 'd'].map((name) => join(root, String(round), 'deep', name));
      await Promise.all(folders.map(makeFolder));
      expect(folders.every(existsSync)).toBe(true);
    }
  });

  it('leaves a folder as it is', async () => {
    await expect(makeFolder(root)).resolves.toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('ends where no folder can be made', async () => {
    await expect(makeFolder('/proc/nope/deep')).rejects.toThrow(/ENOENT/);
  });
});
