import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileTarget } from '../../src/output/file-target.ts';
import { openReports, writeReports } from '../../src/reporters/reports.ts';
import { makeFolder } from '../temporary-folder.ts';

describe('reports', () => {
  it('are text on stdout unless another format is meant for it', async () => {
    expect(await openReports([], undefined)).toEqual({ onStdout: 'text', files: [] });
    expect((await openReports([{ name: 'csv' }], undefined)).onStdout).toBe('csv');
    const folder = makeFolder({});
    const inFile = { name: 'csv', file: join(folder, 'a.csv') } as const;
    expect((await openReports([inFile], undefined)).onStdout).toBe('text');
  });

  it('are all written, even if one cannot be', async () => {
    const folder = makeFolder({ 'here/a.csv': '' });
    const reports = await openReports(
      [
        { name: 'junit', file: join(folder, 'a.xml') },
        { name: 'csv', file: join(folder, 'here/a.csv') },
        { name: 'text', file: join(folder, 'here/a.txt') },
      ],
      { option: '--html', path: join(folder, 'here/a.html') },
    );
    const files = reports.files.map((file) =>
      file.reporter === 'junit' ? { ...file, target: failing(file.target.path) } : file,
    );
    await expect(writeReports({ ...reports, files }, (reporter) => `as ${reporter}`)).rejects.toThrow(
      /could not be written/,
    );
    expect(readdirSync(join(folder, 'here'))).toEqual(['a.csv', 'a.html', 'a.txt']);
    expect(readFileSync(join(folder, 'here/a.txt'), 'utf8')).toBe('as text');
  });
});

function failing(path: string) {
  return { path, write: () => Promise.reject(new Error(`\`${path}\` could not be written`)) };
}

describe('a file', () => {
  it('is replaced as a whole, and its link stays', async () => {
    const folder = makeFolder({ 'a.txt': 'old' });
    symlinkSync(join(folder, 'a.txt'), join(folder, 'link'));
    const before = statSync(join(folder, 'a.txt')).ino;
    const target = await openFileTarget('--html', join(folder, 'link'));
    await target.write('new');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'a.txt')).ino).not.toBe(before);
    expect(readdirSync(folder)).toEqual(['a.txt', 'link']);
  });

  it.skipIf(process.getuid?.() === 0)(
    'that is read-only is rejected before the run (root may write it)',
    async () => {
      const folder = makeFolder({ 'a.txt': 'old' });
      chmodSync(join(folder, 'a.txt'), 0o400);
      await expect(openFileTarget('--html', join(folder, 'a.txt'))).rejects.toThrow(/EACCES/);
    },
  );
});
