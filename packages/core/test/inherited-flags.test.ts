import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { inheritedFlags } from '../src/inherited-flags.ts';

describe('inherited flags', () => {
  it.each([
    [
      ['--conditions=source', '--max-old-space-size=64'],
      ['--conditions=source', '--max-old-space-size=64'],
    ],
    [['--input-type=module', '-e', 'start()', '--no-warnings'], ['--no-warnings']],
    [['--eval', 'start()'], []],
    [['--print=1 + 1', '-p', '1'], []],
  ])('of %j are %j', (flags, inherited) => {
    expect(inheritedFlags(flags)).toEqual(inherited);
  });

  it('do not start the program again that a pool of processes is opened in', () => {
    const program = `
      import { inheritedFlags } from ${JSON.stringify(new URL('../src/inherited-flags.ts', import.meta.url).href)};
      console.log(JSON.stringify(inheritedFlags()));`;
    const flags = ['--no-warnings', '--input-type=module', '-e', program];
    expect(JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' }))).toEqual([
      '--no-warnings',
    ]);
  });
});
