import { Option } from 'commander';
import { repeatedOption, valueOption } from './value-option.ts';
import { parseAssignment, parseWorkers } from './value-parsers.ts';

const heading = 'What to run:';

/** The options that say which cells there are; what they parse to is `MatrixOptions`. */
export function matrixOptions(): readonly Option[] {
  return [
    repeatedOption(
      '--filter <term>',
      'only what matches: a glob over names, tags and packages; `workload:`, `strategy:`, `tag:` and `package:` narrow it, `!` subtracts; repeatable',
      (_option, text) => text,
    ),
    repeatedOption(
      '--strategy <module>',
      'a plug-in beside the built-in ones: a file (`./my-strategy.ts`), a package’s folder (`.`) or a package that is installed here; repeatable',
      (_option, text) => text,
    ),
    valueOption(
      '--config <file>',
      'plug-ins and options of strategies; by default the nearest `parbench.config.{ts,mts,js,mjs}` upwards',
      (_option, text) => text,
    ),
    valueOption(
      '--workers <counts>',
      'how many workers, separated by commas; `max` is what the host runs at once',
      parseWorkers,
    ).default(['max'], 'max; user functions: 1,2,max'),
    repeatedOption(
      '--set <key=value>',
      'a parameter of every workload that has it, or `workload.key=value` for one; repeatable',
      parseAssignment,
    ),
    valueOption(
      '--baseline <strategy>',
      'the strategy that ratios are taken against; always part of the matrix',
      (_option, text) => text,
    ).default('inline', 'inline'),
    valueOption(
      '--node <path>',
      'the Node to measure; by default the one that runs parbench',
      (_option, text) => text,
    ),
    new Option('--all', 'variants and all declared parameter values too'),
  ].map((option) => option.helpGroup(heading));
}
