import type { Option } from 'commander';
import { reporterOption } from './reporter-option.ts';
import { valueOption } from './value-option.ts';

/** The options of `parbench merge`; they parse to `MergeOptions`. */
export function mergeOptions(): readonly Option[] {
  return [
    valueOption(
      '--json <file>',
      'write the merged result as JSON; with `-`, to stdout and nothing else',
      (_option, text) => text,
    ),
    valueOption('--html <file>', 'write an HTML report of the merged result', (_option, text) => text),
    reporterOption('report the merged result as').default(undefined, 'text'),
  ];
}
