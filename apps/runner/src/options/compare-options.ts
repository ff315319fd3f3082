import { Option } from 'commander';
import { parsePercent } from './parse-percent.ts';
import { valueOption } from './value-option.ts';

/** The options of `parbench compare`; they parse to `CompareOptions`. */
export function compareOptions(): readonly Option[] {
  return [
    valueOption('--threshold <percent>', 'the difference that matters to you', parsePercent).default(
      0.02,
      '2%',
    ),
    new Option('--force', 'compare runs of different hosts or settings all the same'),
    new Option('--require-verdict', 'exit with 3 while a verdict is inconclusive'),
    valueOption(
      '--json <file>',
      'write the comparison as JSON; `-` writes it to stdout, alone',
      (_option, text) => text,
    ),
  ];
}
