import { describe, expect, it } from 'vitest';
import { isPlainLocale, toPlainCharacters } from '../../src/output/plain-characters.ts';
import { runCommand } from '../run-command.ts';

describe('a locale', () => {
  it.for([
    [{ LANG: 'C' }, true],
    [{ LANG: 'de_DE.ISO-8859-1' }, true],
    [{ LANG: 'en_US.UTF-8' }, false],
    [{ LANG: 'C.utf8' }, false],
    [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, true],
    [{ LC_ALL: '', LC_CTYPE: 'en_US.UTF-8', LANG: 'C' }, false],
    [{}, false],
  ] as const)('%j is plain: %j', ([environment, isPlain]) => {
    expect(isPlainLocale(environment)).toBe(isPlain);
  });
});

describe('toPlainCharacters', () => {
  it('keeps columns aligned, and marks what it does not know', () => {
    expect(toPlainCharacters('1.84–1.92 │ 12 µs · é')).toBe('1.84-1.92 | 12 us . ?');
  });

  it('is applied to what a command prints where the locale is not UTF-8', async () => {
    const args = ['--dry-run', '--filter', 'workload:spin', '--seed', '1'];
    const plain = await runCommand(args, { env: { LC_ALL: 'C' } });
    const rich = await runCommand(args, { env: { LC_ALL: 'C.UTF-8' } });
    expect(rich.stdout).toContain('±');
    expect(plain.stdout).toBe(toPlainCharacters(rich.stdout));
  });
});
