import { isDeepStrictEqual } from 'node:util';
import { isParbenchError } from '@parbench/core';
import { type ArgumentLists, distinctSeeds } from '../arguments/argument-lists.ts';
import { checkVerify } from './check-verify.ts';
import type { TrialCall } from './inspection.ts';
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
export async function tryCalls(target: Target, listOf: ArgumentLists, verify?: Target): Promise<TrialCall> {
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
