import { Option } from 'commander';
import { repeatedOption, valueOption } from './value-option.ts';
import { parseAssignment, parseWorkers } from './value-parsers.ts';

const heading = 'What to run:';

/** The options that select the cells; they parse to `MatrixOptions`. */
export function matrixOptions(): readonly Option[] {
  return [
    repeatedOption(
      '--filter <term>',
      'run only what matches a glob of names, tags and packages; `workload:`, `strategy:`, `tag:` or `package:` in front narrows it, `!` excludes; repeatable',
      (_option, text) => text,
    ),
    repeatedOption(
      '--strategy <module>',
      'add a plug-in: a file (`./my-strategy.ts`), a package’s folder (`.`) or a package installed here; repeatable',
      (_option, text) => text,
    ),
    valueOption(
      '--config <file>',
      'the configuration file; by default the nearest `parbench.config.{ts,mts,js,mjs}`, here or in a folder above',
      (_option, text) => text,
    ),
    valueOption(
      '--workers <counts>',
      'numbers of workers, separated by commas; `max` is as many as the host runs at once',
      parseWorkers,
    ).default(['max'], 'max; user functions: 1,2,max'),
    repeatedOption(
      '--set <key=value>',
      'set a parameter of every workload that has it, or of one with `workload.key=value`; repeatable',
      parseAssignment,
    ),
    valueOption(
      '--baseline <strategy>',
      'the strategy that ratios refer to; always part of the matrix. If you name one, cells in other languages are compared with it too',
      (_option, text) => text,
    ).default('inline', 'inline; python/inline for Python'),
    valueOption(
      '--node <path>',
      'the Node to measure; by default the one that runs parbench',
      (_option, text) => text,
    ),
    repeatedOption(
      '--python <path>',
      'a Python to measure, a path or a name such as `python3.14t`; by default every version on the path; repeatable',
      (_option, text) => text,
    ),
    new Option('--all', 'include variants and all declared parameter values'),
  ].map((option) => option.helpGroup(heading));
}
