import { Option } from 'commander';
import { reporterOption } from './reporter-option.ts';
import { valueOption } from './value-option.ts';

/** The options of `parbench report`; they parse to `ReportOptions`. */
export function reportOptions(): readonly Option[] {
  return [
    valueOption(
      '--out <file>',
      'write the HTML report to this file; with `-`, to stdout',
      (_option, text) => text,
    ).default(undefined, 'beside the result, with `.html` at the end'),
    new Option('--open', 'open the HTML report in the browser'),
    reporterOption('write the result in other formats instead'),
  ];
}
