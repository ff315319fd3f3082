import { describeValue, usageError } from '../../errors/usage-error.ts';
import type { ModuleExports } from '../../modules/module-exports.ts';

/** Gives the arguments of the call with this number. */
export type ArgumentLists = (seed: number) => readonly unknown[];

/** A function of a seed gets no others than these, which `tryCalls` tries: a large one may ask it for something absurd. */
export const distinctSeeds = 20;

/**
 * Where a function's arguments come from: the lists of the command line, or else the module's `args`, which is one
 * list or a function that makes one from a seed. Nothing when there are none.
 * @throws ParbenchError `usage` when `args` is neither; so do the lists when it makes something else
 */
export function argumentLists(
  { args }: ModuleExports,
  given?: readonly (readonly unknown[])[],
): ArgumentLists | undefined {
  if (given !== undefined) return (seed) => given[seed % given.length] ?? [];
  if (args === undefined) return undefined;
  if (typeof args !== 'function') {
    const list = checkList('`args`', args);
    return () => list;
  }
  return (seed) => {
    const number = seed % distinctSeeds;
    return checkList(`\`args(${number})\``, args(number));
  };
}

function checkList(what: string, list: unknown): readonly unknown[] {
  if (Array.isArray(list)) return list;
  throw usageError(
    `${what}: expected an array, the list of arguments for one call, received ${describeValue(list)}.${remedyFor(list)}`,
  );
}

function remedyFor(list: unknown): string {
  return list instanceof Promise
    ? ' Await what it needs at the top of the module: `const text = await readFile(...)`.'
    : ' For one argument: `export const args = [argument];`.';
}
