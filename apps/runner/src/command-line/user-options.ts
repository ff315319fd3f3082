import type { Option } from 'commander';
import { valueOption } from './value-option.ts';
import type { WorkerCount } from './value-parsers.ts';

/** What is given to the user functions. */
export interface UserOptions {
  /** The files that hold them; none for the matrix of all workloads. */
  readonly files: readonly string[];
  /** The export to measure; `default` when missing. */
  readonly export?: string;
  /** One list of arguments, as JSON. */
  readonly args?: string;
  /** A file with lists of arguments, as JSON. */
  readonly input?: string;
}

/** What is different for user functions, where the user does not say: advice in less than a minute, and its number of workers. */
export const userDefaults = { budget: 35_000, workers: [1, 2, 'max'] as readonly WorkerCount[] };

/** The options for a user function; what they parse to is `UserOptions`. */
export function userOptions(): readonly Option[] {
  const asWritten = (_option: string, text: string) => text;
  return [
    valueOption(
      '--export <name>',
      'the export of the file to measure; by default, the default export',
      asWritten,
    ),
    valueOption(
      '--args <json>',
      'the list of arguments for each call: `\'["text", 3]\'`; by default, what the file exports as `args`',
      asWritten,
    ),
    valueOption(
      '--input <file>',
      'JSON with several lists of arguments, `[["a"], ["b"]]`, taken in turn',
      asWritten,
    ),
  ].map((option) => option.helpGroup('User function:'));
}
