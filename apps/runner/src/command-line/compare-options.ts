import { Option } from 'commander';
import { matrixOptions } from './matrix-options.ts';
import { runOptions } from './run-options.ts';
import { userOptions } from './user-options.ts';
import { valueOption } from './value-option.ts';

/** Options of `run` that make no sense for a comparison. */
const notForComparing = ['--resume', '--reporter', '--dry-run'];

/** Options that a comparison of saved runs takes; all others say what to measure, which only `--against` does. */
export const optionsOfSavedRuns = ['threshold', 'force', 'requireVerdict', 'json'];

/** The options of `parbench compare`; they parse to `CompareOptions`, or with `--against` to `AgainstOptions`. */
export function compareOptions(): readonly Option[] {
  const measuring = [...userOptions(), ...matrixOptions(), ...runOptions()];
  return [...ownCompareOptions(), ...measuring.filter(({ long }) => !notForComparing.includes(long ?? ''))];
}

function ownCompareOptions(): readonly Option[] {
  const asWritten = (_option: string, text: string) => text;
  return [
    valueOption(
      '--against <revision>',
      'measure a folder or a git reference and the working folder in one run, instead of comparing saved runs',
      asWritten,
    ),
    valueOption(
      '--setup <command>',
      'shell command that makes the other revision ready, after its dependencies are installed',
      asWritten,
    ),
    new Option('--force', 'compare saved runs of different hosts or settings all the same'),
  ].map((option) => option.helpGroup('What to compare:'));
}
