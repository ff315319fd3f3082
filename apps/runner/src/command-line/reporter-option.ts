import type { Option } from 'commander';
import { parseReporter, type Reporter, reporters } from './choice-parsers.ts';
import { repeatedOption } from './value-option.ts';

/** Creates `--reporter`, which several commands have; some of them with fewer formats. */
export function reporterOption(purpose: string, choices: readonly Reporter[] = reporters): Option {
  const names = choices.map((name) => `\`${name}\``);
  const listed = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  return repeatedOption(
    '--reporter <name[=file]>',
    `${purpose}: ${listed}, on stdout or in a file; repeatable`,
    (option, text) => parseReporter(option, text, choices),
  );
}
