import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../run-command.ts';

describe('parbench complete', () => {
  it.for<[words: string[], suggestions: string[]]>([
    [['li'], ['list']],
    [['--requ'], ['--require-verdict']],
    [['run', '--dry'], ['--dry-run']],
    [['list', '--budg'], []],
    [['--reporter', 'mark'], ['markdown']],
    [
      ['claims', '--reporter', ''],
      ['text', 'markdown', 'html', 'csv'],
    ],
    [['compare', '--reporter', 'h'], ['html']],
    [
      ['--filter', 'proc'],
      ['processes', 'processes/advanced'],
    ],
    [['--filter', 'noo'], ['noop']],
    [['list', '--baseline', 'noo'], []],
    [['completion', 'fi'], ['fish']],
    [['sweep', 'gran'], ['granularity']],
    [['sweep', 'granularity', '--workload', 'sha'], ['sha256']],
    [['--json', 'resul'], []],
    [['./src/hash'], []],
  ])('suggests, after `parbench %j`, %j', async ([words, expected]) => {
    const { stdout, stderr, exitCode } = await runCommand(['complete', '--', ...words]);
    const [directive, ...suggestions] = stdout.trimEnd().split('\n').toReversed();
    const values = suggestions.map((line) => line.split('\t')[0]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(values).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(values).toEqual([]);
    // 0 lets the shell complete file names, 4 does not.
    expect(directive).toBe(expected.length === 0 ? ':0' : ':4');
  });
});

describe('parbench completion', () => {
  it.for(['bash', 'zsh', 'fish', 'powershell'])('prints the script of the library for %s', async (shell) => {
    const { stdout, stderr, exitCode } = await runCommand(['completion', shell]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/ completion for parbench/);
    // For bash, except that it completes file names.
    expect(stdout.replace('complete -o default -F', 'complete -F')).toBe(libraryScript(shell));
  });

  it('prints a script that bash accepts, and that lets it complete file names', async () => {
    const { stdout } = await runCommand(['completion', 'bash']);
    const { status, stderr } = spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^complete -o default -F \w+ parbench$/m);
  });
});

/** Returns what the library itself prints, in a process of its own. */
function libraryScript(shell: string): string {
  const library = JSON.stringify(import.meta.resolve('@bomb.sh/tab'));
  const program = `import { script } from ${library}; script('${shell}', 'parbench', 'parbench');`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }).stdout;
}
