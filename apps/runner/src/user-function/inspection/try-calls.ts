import { isDeepStrictEqual } from 'node:util';
import { isParbenchError } from '@parbench/core';
import { describeValue, usageError } from '../../errors/usage-error.ts';
import { type ArgumentLists, mostSeeds } from '../arguments/argument-lists.ts';
import type { TriedCalls } from './inspection.ts';
import { describeThrown } from './thrown-error.ts';

type Returned = Omit<Extract<TriedCalls, { status: 'returned' }>, 'exportedArguments'>;

/** A user's function. */
export type Target = (...list: readonly unknown[]) => unknown;

/** The first calls are cold, so a few more are timed, as long as this takes little time. */
const mostCalls = mostSeeds;
const enoughMs = 300;

/**
 * Calls a function a few times, to find out whether it returns, whether it changes its arguments, and about how long it
 * takes. With `verify`, the first answer is verified.
 * @throws ParbenchError if there is no list of arguments for a call, or `verify` does not return a boolean
 */
export async function tryCalls(
  target: Target,
  listOf: ArgumentLists,
  verify?: Target,
): Promise<Returned | Extract<TriedCalls, { status: 'threw' }>> {
  const startedMs = performance.now();
  let callMs = Number.POSITIVE_INFINITY;
  let listMs = Number.POSITIVE_INFINITY;
  let changesArguments = false;
  let isAsync = false;
  try {
    for (let seed = 0; seed < mostCalls && performance.now() - startedMs < enoughMs; seed++) {
      const madeMs = performance.now();
      const list = listOf(seed);
      listMs = Math.min(listMs, performance.now() - madeMs);
      const before = copyOf(list);
      const calledMs = performance.now();
      const returned = target(...list);
      isAsync ||= returned instanceof Promise;
      const answer = await returned;
      callMs = Math.min(callMs, performance.now() - calledMs);
      if (seed === 0 && verify !== undefined) checkVerify(verify, answer, list);
      changesArguments ||= !isDeepStrictEqual(before, copyOf(list));
    }
    return { status: 'returned', callMs, listMs, isAsync, changesArguments };
  } catch (error) {
    if (isParbenchError(error)) throw error;
    return { status: 'threw', error: describeThrown(error) };
  }
}

/** Copies are compared with copies, since the copy of a class instance is a plain object. */
function copyOf(list: readonly unknown[]): unknown {
  try {
    return structuredClone(list);
  } catch {
    // Arguments that cannot be copied cannot be sent either: their cells report that.
    return undefined;
  }
}

/**
 * Calls a module's `verify` with the answer of a first call. If it returns `false` or throws, the cells report that.
 * @throws ParbenchError `usage` if it returns neither `true` nor `false`: no answer could be correct then
 */
function checkVerify(verify: Target, answer: unknown, list: readonly unknown[]): void {
  const verdict = verdictOf(verify, answer, list);
  if (typeof verdict === 'boolean') return;
  // An unhandled rejection would end the process.
  if (verdict instanceof Promise) verdict.catch(() => {});
  const remedy =
    verdict instanceof Promise
      ? 'Await what it needs at the top of the module.'
      : 'Return a comparison: `answer === expected`.';
  throw usageError(
    `\`verify\`: expected \`true\` or \`false\`, received ${describeValue(verdict)}. ${remedy}`,
  );
}

function verdictOf(verify: Target, answer: unknown, list: readonly unknown[]): unknown {
  try {
    return verify(answer, ...list);
  } catch {
    return false;
  }
}
