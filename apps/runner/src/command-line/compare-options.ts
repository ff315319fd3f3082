import { Option } from 'commander';
import { basicReporters } from './choice-parsers.ts';
import { matrixOptions } from './matrix-options.ts';
import { reporterOption } from './reporter-option.ts';
import { runOptions } from './run-options.ts';
import { userOptions } from './user-options.ts';
import { valueOption } from './value-option.ts';

/** Options of `run` that do not apply to a comparison. */
const notForComparing = ['--resume', '--reporter', '--dry-run', '--breakdown', '--brief', '--shard'];

/** Options that apply to saved runs; all others say what to measure, and only `--against` measures. */
export const optionsOfSavedRuns = [
  'threshold',
  'force',
  'fail',
  'requireVerdict',
  'json',
  'html',
  'reporter',
];

/** The options of `parbench compare`; they parse to `CompareOptions`, or with `--against` to `AgainstOptions`. */
export function compareOptions(): readonly Option[] {
  const measuring = [...userOptions(), ...matrixOptions(), ...runOptions()];
  return [
    ...ownCompareOptions(),
    reporterOption('report the changes as', basicReporters).default(undefined, 'text').helpGroup('Output:'),
    ...measuring.filter(({ long }) => !notForComparing.includes(long ?? '')),
  ];
}

function ownCompareOptions(): readonly Option[] {
  const asWritten = (_option: string, text: string) => text;
  return [
    valueOption(
      '--against <revision>',
      'measure this folder or git reference and the working folder in one run, instead of comparing saved runs',
      asWritten,
    ),
    valueOption(
      '--setup <command>',
      'shell command that prepares the other revision after its dependencies are installed',
      asWritten,
    ),
    new Option('--force', 'compare saved runs even if their hosts or settings differ'),
    new Option('--fail', 'exit with 1 if a saved run shows a regression, as `--against` always does'),
  ].map((option) => option.helpGroup('What to compare:'));
}
