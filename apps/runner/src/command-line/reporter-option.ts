import type { Option } from 'commander';
import { parseReporter } from './choice-parsers.ts';
import { repeatedOption } from './value-option.ts';

/** Creates `--reporter`, which several commands have. */
export function reporterOption(purpose: string): Option {
  return repeatedOption(
    '--reporter <name[=file]>',
    `${purpose}: \`text\`, \`markdown\`, \`html\`, \`junit\`, \`csv\` or \`github-action-benchmark\`, on stdout or in a file; repeatable`,
    parseReporter,
  );
}
