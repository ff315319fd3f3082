import { Option } from 'commander';
import { matrixOptions } from './matrix-options.ts';
import { runOptions } from './run-options.ts';
import { valueOption } from './value-option.ts';
import { parseDuration, parseGrid, parseWorkers } from './value-parsers.ts';

/** The time of a sweep, if the user sets none: four to five blocks for each point of a default grid. */
const defaultBudgetMs = 240_000;

/** Options of `run` that do not apply to a sweep, or differ. */
const replaced = [
  '--resume',
  '--reporter',
  '--require-verdict',
  '--rate',
  '--breakdown',
  '--brief',
  '--shard',
  '--budget',
  '--workers',
  '--baseline',
  '--all',
];

/** The options of `parbench sweep`; they parse to `SweepOptions`. */
export function sweepOptions(): readonly Option[] {
  const others = [...matrixOptions(), ...runOptions()];
  return [...ownSweepOptions(), ...others.filter(({ long }) => !replaced.includes(long ?? ''))];
}

function ownSweepOptions(): readonly Option[] {
  const asWritten = (_option: string, text: string) => text;
  return [
    valueOption('--workload <name>', 'the workload to sweep; not for `payload`', asWritten).default(
      undefined,
      'spin',
    ),
    valueOption(
      '--param <name>',
      'the parameter that sets the length of a task; for `granularity`',
      asWritten,
    ).default(undefined, 'the first number with declared values'),
    valueOption(
      '--grid <values>',
      'the values of the parameter; for `payload`, sizes in bytes, up to 16777216',
      parseGrid,
    ).default(undefined, 'depends on the sweep'),
    valueOption(
      '--workers <counts>',
      'numbers of workers, separated by commas; several for `workers` only',
      parseWorkers,
    ).default(undefined, 'max; `workers`: 1 to twice the CPUs'),
    valueOption('--budget <time>', 'time for the whole sweep', parseDuration).default(
      defaultBudgetMs,
      '240s',
    ),
    new Option('--all', 'include variants of strategies'),
  ].map((option) => option.helpGroup('What to sweep:'));
}
