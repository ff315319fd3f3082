import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { result } from '../../fixtures/result.ts';
import { runCommand } from '../../run-command.ts';
import { makeFolder } from '../../temporary-folder.ts';

describe('parbench report', () => {
  it('writes the HTML report beside the result', async () => {
    const cwd = makeFolder({ 'out.json': result });
    expect(await runCommand(['report', 'out.json'], { cwd })).toEqual({
      ...{ exitCode: 0, stdout: '' },
      stderr: 'Wrote out.html\n',
    });
    const page = readFileSync(join(cwd, 'out.html'), 'utf8');
    expect(page).toContain('threads beats inline: 1.94x');
    expect(readdirSync(cwd)).toEqual(['out.html', 'out.json']);
  });

  it('replaces a report, and writes it to stdout with `-`', async () => {
    const cwd = makeFolder({ 'out.json': result, 'there.html': 'an older report' });
    await runCommand(['report', 'out.json', '--out', 'there.html'], { cwd });
    const { stdout, stderr } = await runCommand(['report', 'out.json', '--out', '-'], { cwd });
    expect(readFileSync(join(cwd, 'there.html'), 'utf8')).toBe(stdout);
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stderr).toBe('');
  });

  it('writes other formats, one to stdout and others to files, and no HTML', async () => {
    const cwd = makeFolder({ 'out.json': result });
    const formats = ['--reporter', 'markdown', '--reporter', 'junit=a.xml', '--reporter', 'csv=a.csv'];
    const { stdout, stderr } = await runCommand(['report', 'out.json', ...formats], { cwd });
    expect(stdout).toMatch(/^## parbench/);
    expect(stderr).toBe('Wrote a.xml\nWrote a.csv\n');
    expect(readFileSync(join(cwd, 'a.xml'), 'utf8')).toContain('<testsuites name="parbench"');
    expect(readdirSync(cwd)).toEqual(['a.csv', 'a.xml', 'out.json']);
  });

  it.each<[what: string, content: string | object, message: RegExp]>([
    [
      'of another schema version',
      { ...result, schemaVersion: 99 },
      /has `schemaVersion` 99: expected 2 or 1/,
    ],
    ['that was cut short', JSON.stringify(result).slice(0, 900), /is not JSON, or was cut short/],
    ['that was edited', { ...result, cells: [{}] }, /has an invalid field `cells\[0\]\.id`.*Was it edited/],
    ['that is something else', { name: 'a package' }, /is not a result of parbench/],
  ])('rejects a file %s in one message, and writes nothing', async (_, content, message) => {
    const cwd = makeFolder({ 'out.json': content });
    const { exitCode, stdout, stderr } = await runCommand(['report', 'out.json'], { cwd });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ exitCode, stdout, files: readdirSync(cwd) }).toEqual({
      ...{ exitCode: 2, stdout: '', files: ['out.json'] },
    });
  });

  it('rejects a file of 50 MB without reading it', async () => {
    const cwd = makeFolder({ 'out.json': result });
    truncateSync(join(cwd, 'out.json'), 50 * 1024 * 1024);
    const { exitCode, stderr } = await runCommand(['report', 'out.json'], { cwd });
    expect(stderr).toMatch(/`out.json` could not be read: it has more than 50.0 MB/);
    expect({ exitCode, hasReport: existsSync(join(cwd, 'out.html')) }).toEqual({
      exitCode: 2,
      hasReport: false,
    });
  });

  it.each([
    ['--out .', /`--out`: expected a writable file, .* received `\.`: it is a folder/],
    ['--out missing/a.html', /`--out`: .*there is no folder/],
    ['--open --out -', /`--open`: expected an HTML report/],
    ['--open --reporter csv', /`--open`: expected an HTML report/],
  ])('rejects `%s` before it reads the result', async (options, message) => {
    const { exitCode, stderr } = await runCommand(['report', 'missing.json', ...options.split(' ')], {
      cwd: makeFolder({}),
    });
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });
});
