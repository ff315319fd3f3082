import { Option } from 'commander';
import { usageError } from '../errors/usage-error.ts';

/** Parses an option's text, or throws a usage error that names the option. */
export type OptionParser<Value> = (option: string, text: string) => Value;

/** Creates an option with a value; if it is given twice, the last value counts. */
export function valueOption<Value>(flags: string, description: string, parse: OptionParser<Value>): Option {
  const option = new Option(flags, description);
  return option.argParser((text) => parse(nameOf(option), requireValue(option, text)));
}

/** Creates an option that may be given several times; its value is the list of all values. */
export function repeatedOption<Value>(
  flags: string,
  description: string,
  parse: OptionParser<Value>,
): Option {
  const option = new Option(flags, description);
  return option.argParser<readonly Value[] | undefined>((text, previous = []) => [
    ...previous,
    parse(nameOf(option), requireValue(option, text)),
  ]);
}

/** Commander takes the next argument as the value, even if it is an option: `--json --quiet`. */
function requireValue(option: Option, text: string): string {
  if (!text.startsWith('--')) return text;
  throw usageError(
    `\`${nameOf(option)}\`: expected a value (\`${option.flags}\`), received the option \`${text}\`.`,
  );
}

function nameOf(option: Option): string {
  return option.long ?? option.flags;
}
