import { resolve } from 'node:path';
import { messageOf } from '@parbench/core';
import { describeValue, usageError } from '../../errors/usage-error.ts';
import { readText } from '../../files/read-text.ts';

/** Every worker gets these arguments, so a larger file is a mistake. */
const mostBytes = 200_000_000;

/** The arguments on the command line: `--args` or `--input`, as written. */
export interface GivenArguments {
  /** JSON: one list of arguments. */
  readonly args?: string;
  /** A file of JSON: a list of lists. */
  readonly input?: string;
}

/**
 * Reads the lists of arguments that the command line gives; undefined if it gives none. A file's path is relative to
 * `folder`.
 * @throws ParbenchError `usage` if both options are given, or the value is invalid
 */
export async function readArgumentLists(
  { args, input }: GivenArguments,
  folder: string,
): Promise<readonly (readonly unknown[])[] | undefined> {
  if (args !== undefined && input !== undefined) {
    throw usageError('`--args`: expected either `--args` or `--input`, received both. Remove one.');
  }
  if (args !== undefined) return [parseList(args)];
  return input === undefined ? undefined : parseLists(await readInput(input, folder), input);
}

function parseList(text: string): readonly unknown[] {
  const list = parseJson(text, () => `received \`${text}\``, '`--args`', listExample);
  if (Array.isArray(list)) return list;
  throw usageError(
    `\`--args\`: expected a JSON array, the list of arguments for a call, received \`${text}\`. ${listExample}`,
  );
}

const listExample =
  "For example: `--args '[\"text\", 3]'`; for one argument that is an array: `--args '[[1, 2]]'`.";
const listsExample = 'For example: `[["one call"], ["another call"]]`.';

async function readInput(file: string, folder: string): Promise<string> {
  return readText(resolve(folder, file), mostBytes).catch((error) => {
    throw usageError(`\`--input\`: \`${file}\` could not be read: ${messageOf(error)}.`, {
      cause: error,
    });
  });
}

function parseLists(text: string, file: string): readonly (readonly unknown[])[] {
  const lists = parseJson(text, (reason) => `received \`${file}\`: ${reason}`, '`--input`', listsExample);
  const problem = problemIn(lists);
  if (problem === undefined) return lists as readonly (readonly unknown[])[];
  throw usageError(
    `\`--input\`: expected a JSON array of argument lists, one array for each call, received \`${file}\`: ${problem}. ${listsExample}`,
  );
}

function problemIn(lists: unknown): string | undefined {
  if (!Array.isArray(lists)) return `it holds ${describeValue(lists)}`;
  if (lists.length === 0) return 'it is empty';
  const index = lists.findIndex((list) => !Array.isArray(list));
  return index < 0 ? undefined : `its entry ${index} is not an array`;
}

function parseJson(
  text: string,
  received: (reason: string) => string,
  option: string,
  example: string,
): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw usageError(`${option}: expected JSON, ${received(messageOf(error))}. ${example}`, { cause: error });
  }
}
