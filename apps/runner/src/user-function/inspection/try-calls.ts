import { isDeepStrictEqual } from 'node:util';
import { isParbenchError } from '@parbench/core';
import { describeValue, usageError } from '../../errors/usage-error.ts';
import { type ArgumentLists, distinctSeeds } from '../arguments/argument-lists.ts';
import type { TriedCalls } from './inspection.ts';
import { describeThrown } from './thrown-error.ts';

/** A user's function. */
export type Target = (...list: readonly unknown[]) => unknown;

/** The first calls are cold; a few more tell how long one takes, unless they take long. */
const mostCalls = distinctSeeds;
const enoughMs = 300;

/**
 * Calls a function a few times, to see whether it returns, changes its arguments, and about how long it takes.
 * With `verify`, the first answer is shown to that.
 * @throws ParbenchError when there is no list of arguments for it, or `verify` is of no use
 */
export async function tryCalls(target: Target, listOf: ArgumentLists, verify?: Target): Promise<TriedCalls> {
  const startedMs = performance.now();
  let callMs = Number.POSITIVE_INFINITY;
  let changesArguments = false;
  let isAsync = false;
  try {
    for (let seed = 0; seed < mostCalls && performance.now() - startedMs < enoughMs; seed++) {
      const list = listOf(seed);
      const before = copyOf(list);
      const calledMs = performance.now();
      const returned = target(...list);
      isAsync ||= returned instanceof Promise;
      const answer = await returned;
      callMs = Math.min(callMs, performance.now() - calledMs);
      if (seed === 0 && verify !== undefined) checkVerify(verify, answer, list);
      changesArguments ||= !isDeepStrictEqual(before, copyOf(list));
    }
    return { status: 'returned', callMs, isAsync, changesArguments };
  } catch (error) {
    if (isParbenchError(error)) throw error;
    return { status: 'threw', error: describeThrown(error) };
  }
}

/** Two copies are compared, not a copy with its original: a copy of a class instance is a plain object. */
function copyOf(list: readonly unknown[]): unknown {
  try {
    return structuredClone(list);
  } catch {
    // What cannot be copied cannot be sent either: the cells say so.
    return undefined;
  }
}

/**
 * Calls a module's `verify` with the answer of a first call. Whether it is content is for the cells to say, and so is
 * what it throws.
 * @throws ParbenchError `usage` when what it returns is neither `true` nor `false`: no answer would be right then
 */
function checkVerify(verify: Target, answer: unknown, list: readonly unknown[]): void {
  const verdict = verdictOf(verify, answer, list);
  if (typeof verdict === 'boolean') return;
  // Nobody waits for it, and one that is rejected would end the process.
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
