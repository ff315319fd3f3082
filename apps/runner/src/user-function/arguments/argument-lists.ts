import { describeValue, usageError } from '../../errors/usage-error.ts';
import type { ModuleExports } from '../../modules/module-exports.ts';

/** Returns the arguments of the call with this number. */
export type ArgumentLists = (seed: number) => readonly unknown[];

/** A function of a seed gets at most this many seeds: a large seed may make it produce something absurd. */
export const mostSeeds = 20;

/** The fewest seeds, and the time in which all lists should be made, milliseconds: every process of a run makes them. */
const fewestSeeds = 2;
const makingMs = 500;

/** Returns how many seeds a function gets that needs `listMs` to make a list. */
export function seedCount(listMs: number): number {
  return Math.max(fewestSeeds, Math.min(mostSeeds, Math.floor(makingMs / listMs)));
}

/**
 * Returns the source of a function's arguments: the lists of the command line, or else the module's `args`, which is one
 * list or a function that makes one from each of `seeds` seeds, once. Undefined if there are none.
 * @throws ParbenchError `usage` if `args` is neither; the source throws it if the function returns anything else
 */
export function argumentLists(
  { args }: ModuleExports,
  given?: readonly (readonly unknown[])[],
  seeds = mostSeeds,
): ArgumentLists | undefined {
  if (given !== undefined) return (seed) => given[seed % given.length] ?? [];
  if (args === undefined) return undefined;
  if (typeof args !== 'function') {
    const list = checkList('`args`', args);
    return () => list;
  }
  const made = new Map<number, readonly unknown[]>();
  return (seed) => {
    const number = seed % seeds;
    const list = made.get(number) ?? checkList(`\`args(${number})\``, args(number));
    made.set(number, list);
    return list;
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
