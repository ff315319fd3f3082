import { Option } from 'commander';
import { valueOption } from './value-option.ts';
import { parseDuration } from './value-parsers.ts';

/** The options of `parbench doctor`; they parse to `DoctorOptions`. */
export function doctorOptions(): readonly Option[] {
  return [
    valueOption('--budget <time>', 'time for the A/A run', parseDuration).default(40_000, '40s'),
    new Option('--no-noise-run', 'examine the host only; the noise floor stays unchanged'),
    valueOption(
      '--json <file>',
      'write the findings as JSON; with `-`, to stdout and nothing else',
      (_option, text) => text,
    ),
    new Option('--quiet', 'print no progress on stderr'),
  ];
}
