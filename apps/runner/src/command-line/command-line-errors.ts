import type { Command, CommanderError } from 'commander';
import { nearestTo } from '../errors/nearest.ts';
import { usageError } from '../errors/usage-error.ts';
import type { CommandName } from './program.ts';

/**
 * Rejects arguments that a command does not accept.
 * @throws ParbenchError `usage` for the first of them
 */
export function rejectLeftovers(program: Command, name: CommandName, [first]: readonly string[]): void {
  if (first === undefined) return;
  throw first.startsWith('-') ? unknownOption(program, name, first) : unknownCommand(program, first);
}

function unknownOption(program: Command, name: CommandName, text: string): Error {
  const [flag = text] = text.split('=');
  const command = program.commands.find((candidate) => candidate.name() === name) ?? program;
  const flags = [...command.options, ...program.options].flatMap(({ long }) => long ?? []);
  return usageError(
    `\`${flag}\`: expected an option of \`parbench ${name}\`, received an unknown one. Did you mean \`${nearestTo(flag, flags)}\`? \`parbench ${name} --help\` lists all.`,
  );
}

function unknownCommand(program: Command, text: string): Error {
  const names = program.commands.map((command) => command.name());
  return usageError(
    `\`${text}\`: expected a command (\`${names.join('`, `')}\`), a file such as \`./src/hash.ts\`, or an option. Did you mean \`${nearestTo(text, names)}\`?`,
  );
}

/** Converts the errors that commander itself reports: an option at the end of the line without its value. */
export function toUsageError(error: CommanderError): Error {
  const [, flags, option] = /option '((--?[\w-]+).*)' argument missing/.exec(error.message) ?? [];
  return option === undefined
    ? usageError(`${error.message}. \`parbench --help\` lists commands and options.`, { cause: error })
    : usageError(`\`${option}\`: expected a value (\`${flags}\`), received nothing.`, { cause: error });
}
