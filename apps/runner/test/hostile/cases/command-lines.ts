import type { HostileCase } from '../hostile-case.ts';

const long = 'x'.repeat(70_000);

/** Arguments that are refused before anything runs, with the message. */
const refused: readonly [what: string, args: readonly string[], message: RegExp][] = [
  ['an empty filter', ['list', '--filter', ''], /`--filter`: expected/],
  ['a filter of a mark alone', ['list', '--filter', '!'], /`--filter`: expected/],
  ['a filter of a colon', ['list', '--filter', ':'], /`--filter`: expected/],
  ['a filter of a key alone', ['list', '--filter', 'workload:'], /`--filter`: expected/],
  ['a filter with an inherited key', ['list', '--filter', 'constructor:x'], /expected a key of/],
  [
    'a filter of 70,000 characters',
    ['list', '--filter', long],
    /`--filter`: expected a glob.*characters omitted/,
  ],
  [
    'a filter that excludes variants on both axes',
    ['list', '--filter', '!*/*'],
    /matches workloads \(`\w+\/\w+`/,
  ],
  ['a filter with an open bracket', ['list', '--filter', '[spin'], /matches no workload/],
  ['a filter with an open brace', ['list', '--filter', '{spin'], /matches no workload/],
  ['a filter that excludes all', ['list', '--filter', '!workload:*'], /leave none/],
  ['a filter with escapes', ['list', '--filter', '\u001B[2J'], /␛\[2J/],
  ['a filter with marks of direction', ['list', '--filter', '\u202Enips'], /matches no/],
  [
    'a parameter `__proto__`',
    ['list', '--set', '__proto__=1'],
    /expected a parameter.*`__proto__`.*Did you mean `\w+`/,
  ],
  ['a parameter `constructor`', ['list', '--set', 'constructor=1'], /expected a parameter.*`constructor`/],
  [
    'a parameter `toString` of a workload',
    ['list', '--set', 'spin.toString=1'],
    /expected a parameter of `spin`/,
  ],
  ['a workload `__proto__`', ['list', '--set', '__proto__.x=1'], /expected a workload/],
  ['a parameter without a name', ['list', '--set', '=1'], /`--set`: expected/],
  ['a parameter that is not a number', ['list', '--set', 'spin.microseconds=0x'], /expected a number/],
  ['a parameter beyond numbers', ['list', '--set', 'spin.microseconds=1e999'], /expected a number/],
  [
    'parameters that no input can be made of',
    ['--dry-run', '--filter', 'workload:echo', '--set', 'echo.bytes=-1'],
    /`--set`: expected parameters for which `echo` can make an input/,
  ],
  ['more workers than sense', ['list', '--workers', '99999'], /from 1 to 1024/],
  ['workers in scientific notation', ['list', '--workers', '1e3'], /from 1 to 1024/],
  ['workers in other digits', ['list', '--workers', '٣'], /from 1 to 1024/],
  ['no workers', ['list', '--workers', ''], /from 1 to 1024/],
  ['a budget without a unit', ['--dry-run', '--budget', '60'], /`--budget`: expected a duration/],
  ['a budget of nothing', ['--dry-run', '--budget', '0s'], /`--budget`: expected a duration/],
  ['a budget beyond a day', ['--dry-run', '--budget', '1000000000h'], /up to 24h/],
  ['a negative seed', ['--dry-run', '--seed=-1'], /`--seed`: expected an integer/],
  [
    'a seed beyond integers',
    ['--dry-run', '--seed', '99999999999999999999'],
    /`--seed`: expected an integer/,
  ],
  ['a precision of all', ['--dry-run', '--precision', '100%'], /`--precision`: expected/],
  ['a baseline of an inherited name', ['list', '--baseline', 'constructor'], /`--baseline`/],
  ['a destination that is a folder', ['--dry-run', '--json', '.'], /it is a folder/],
  ['a destination in a folder that is missing', ['--dry-run', '--json', 'gone/x.json'], /there is no folder/],
  ['a destination without a name', ['--dry-run', '--json', ''], /`--json`: expected a writable file/],
  ['a destination below a file', ['--dry-run', '--json', '/etc/passwd/x.json'], /there is no folder/],
  ['a destination of a name too long', ['--dry-run', '--json', `${'n'.repeat(300)}.json`], /ENAMETOOLONG/],
  ['an option of an inherited name', ['list', '--constructor'], /an unknown one/],
  ['an option with escapes', ['list', '--\u001B]0;x\u0007'], /␛\]0;x␇/],
  ['a command of an inherited name', ['toString'], /expected a command/],
  ['a command with line feeds', ['li\nst'], /expected a command/],
  ['a Node that is another program', ['list', '--node', '/bin/true'], /is not Node/],
  ['a Node that is a folder', ['list', '--node', '/tmp'], /there is no file/],
  ['a Node that never answers', ['list', '--node', './slow'], /`--node`: expected/],
  [
    'a Python that is a folder',
    ['list', '--python', '/tmp', '--filter', 'strategy:python/*'],
    /`--python`: expected/,
  ],
  ['a shell of an inherited name', ['completion', 'valueOf'], /expected one of/],
  ['a sweep of an inherited name', ['sweep', '__proto__'], /expected one of/],
  ['a grid of one point', ['sweep', 'granularity', '--grid', '1'], /`--grid`: expected/],
  ['a reporter of an inherited name', ['--dry-run', '--reporter', 'toString=x'], /expected one of/],
  [
    'two reports in one file',
    ['--dry-run', '--reporter', 'csv=a', '--reporter', 'junit=./a'],
    /received `.*a` twice/,
  ],
  ['a configuration that is a folder', ['list', '--config', '.'], /there is no file/],
  ['a configuration in a loop of links', ['list', '--config', './loop/x.ts'], /ELOOP/],
  ['a plug-in in a loop of links', ['list', '--strategy', './loop'], /ELOOP/],
  ['a Node in a loop of links', ['list', '--node', './loop'], /ELOOP/],
  ['a function in a loop of links', ['./loop', '--dry-run'], /ELOOP/],
  ['a function in a link to nothing', ['./dangling', '--dry-run'], /there is no file/],
  ['a function in a file with a question mark in its name', ['./a?b.mjs', '--dry-run'], /Rename it/],
  ['a function in a folder', ['./folder.mjs', '--dry-run'], /there is a folder/],
  ['a function in a device', ['/dev/zero', '--dry-run'], /there is a device/],
  ['a function in a name too long', [`./${'n'.repeat(300)}.mjs`, '--dry-run'], /ENAMETOOLONG/],
  ['a function in JSON', ['./data.json', '--dry-run'], /data\.json/],
  ['a function in text', ['./notes.txt', '--dry-run'], /notes\.txt/],
  ['a function in UTF-16', ['./utf16.mjs', '--dry-run'], /utf16\.mjs/],
  ['an export of an inherited name', ['./ok.mjs', '--dry-run', '--export', 'toString'], /without `toString`/],
  ['an export `__proto__`', ['./ok.mjs', '--dry-run', '--export', '__proto__'], /without `__proto__`/],
  ['an export with escapes', ['./ok.mjs', '--dry-run', '--export', '\u001B[1m'], /␛\[1m/],
  ['arguments that end early', ['./ok.mjs', '--dry-run', '--args', '['], /`--args`: expected JSON/],
  ['arguments that are an object', ['./ok.mjs', '--dry-run', '--args', '{}'], /expected a JSON array/],
  [
    'arguments from a device that never ends',
    ['./ok.mjs', '--dry-run', '--input', '/dev/zero'],
    /it has more than/,
  ],
  ['arguments from a folder', ['./ok.mjs', '--dry-run', '--input', '.'], /EISDIR/],
  ['no lists of arguments', ['./ok.mjs', '--dry-run', '--input', './empty.json'], /it is empty/],
  ['two files of one name', ['./ok.mjs', './folder.mjs/../ok.mjs', '--dry-run'], /different names/],
];

const make = [
  'ln -s loop loop; ln -s gone dangling; mkdir folder.mjs',
  `printf '#!/bin/sh\\nexec sleep 60' > slow; chmod +x slow`,
  `printf '\\377\\376e\\0x\\0' > utf16.mjs`,
].join('; ');

/** Arguments that look odd and are fine. */
const accepted: readonly [what: string, args: readonly string[], stdout: RegExp][] = [
  ['a glob of all names', ['list', '--filter', 'workload:**'], /Matrix/],
  [
    'a filter of many alternatives',
    ['list', '--filter', `workload:{${Array.from({ length: 500 }, (_, i) => `x${i}`).join(',')},spin}`],
    /spin/,
  ],
  ['a label with escapes', ['--dry-run', '--filter', 'workload:noop', '--label', '\u001B[2J'], /^Seed/],
  ['a file with a hash in its name', ['./a#b.mjs', '--dry-run'], /^Seed/],
  ['a file with a percent sign in its name', ['./a%20b.mjs', '--dry-run'], /^Seed/],
  ['a file with spaces and quotes in its name', [`./it's "a" b.mjs`, '--dry-run'], /^Seed/],
  ['a file with a line feed in its name', ['./a\nb.mjs', '--dry-run'], /^Seed/],
  ['a file with an escape in its name', ['./a\u001B[2Jb.mjs', '--dry-run'], /␛\[2J/],
  ['a file with a smile in its name', ['./😀.mjs', '--dry-run'], /^Seed/],
  ['a file whose name begins with a dash', ['./--json.mjs', '--dry-run'], /^Seed/],
  ['arguments with a byte order mark', ['./ok.mjs', '--dry-run', '--input', './bom.json'], /^Seed/],
  ['a configuration with a byte order mark', ['list', '--config', './bom.mjs'], /configuration: bom\.mjs/],
];

const ok = 'export default (n) => n * 2;\nexport const args = [1];';

export const commandLineCases: readonly HostileCase[] = [
  ...refused.map(([what, args, stderr]) => ({
    ...{ what, exitCode: 2, stderr },
    files: {
      'ok.mjs': ok,
      'a?b.mjs': ok,
      'data.json': '{}',
      'notes.txt': 'not code at all',
      'empty.json': '[]',
    },
    script: `${make}; exec $PARBENCH ${args.map(quote).join(' ')}`,
  })),
  ...accepted.map(([what, args, stdout]) => ({
    ...{ what, args, exitCode: 0, stdout },
    files: {
      ...{ 'ok.mjs': ok, 'bom.json': '\uFEFF[[1]]', 'bom.mjs': '\uFEFFexport default {};' },
      ...(args[0]?.startsWith('./') && { [args[0]]: ok }),
    },
  })),
];

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
