import type { Option } from 'commander';
import { valueOption } from './value-option.ts';
import type { WorkerCount } from './value-parsers.ts';

/** The options for user functions. */
export interface UserOptions {
  /** The files with the functions; empty for the matrix of workloads. */
  readonly files: readonly string[];
  /** The export to measure; `default` if missing. */
  readonly export?: string;
  /** One list of arguments, as JSON. */
  readonly args?: string;
  /** A file with lists of arguments, as JSON. */
  readonly input?: string;
}

/** The defaults that differ for user functions: time for advice within a minute, and several numbers of workers. */
export const userDefaults = { budget: 55_000, workers: [1, 2, 'max'] as readonly WorkerCount[] };

/** The command-line options for user functions; they parse to `UserOptions`. */
export function userOptions(): readonly Option[] {
  const asWritten = (_option: string, text: string) => text;
  return [
    valueOption('--export <name>', 'the export to measure; by default, the default export', asWritten),
    valueOption(
      '--args <json>',
      'the arguments of every call, as a JSON array: `\'["text", 3]\'`; by default, the `args` that the file exports',
      asWritten,
    ),
    valueOption(
      '--input <file>',
      'a JSON file with several lists of arguments, `[["a"], ["b"]]`, used in turn',
      asWritten,
    ),
  ].map((option) => option.helpGroup('User function:'));
}
