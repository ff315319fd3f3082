import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWhole } from '../../src/storage/write-whole.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('replaces a file and leaves nothing else', async () => {
  const file = join(folder, 'deep', 'kept.json');
  await writeWhole(file, 'old');
  await writeWhole(file, 'new');
  expect(await readFile(file, 'utf8')).toBe('new');
  expect(await readdir(join(folder, 'deep'))).toEqual(['kept.json']);
});

it('keeps the mode of a file, and takes a name of any length', async () => {
  const file = join(folder, `${'n'.repeat(250)}.json`);
  await writeWhole(file, 'old');
  await chmod(file, 0o600);
  await writeWhole(file, 'new');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it.runIf(process.platform === 'linux')('rejects in a file system that takes no folders', async () => {
  await expect(writeWhole('/proc/nowhere/at/all.json', 'text')).rejects.toThrow('ENOENT');
});

it('leaves no temporary file if the file cannot be replaced', async () => {
  await writeWhole(join(folder, 'taken', 'inner'), '');
  await expect(writeWhole(join(folder, 'taken'), 'text')).rejects.toThrow(/EISDIR|EEXIST|ENOTEMPTY/);
  expect(await readdir(folder)).toEqual(['taken']);
});
