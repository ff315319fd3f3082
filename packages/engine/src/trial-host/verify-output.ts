import { inspect, isDeepStrictEqual } from 'node:util';
import type { Figures, TaskWorkload } from '@parbench/core';
import { TrialEnd } from '../protocol/trial-end.ts';
import { failureOf } from './failure.ts';
import type { WorkloadParts } from './prepared-workload.ts';

/** The parts of a workload that verify its outputs: its verifier, or inline to compare with. */
export type OutputVerifier = Pick<WorkloadParts<TaskWorkload>, 'workload' | 'params' | 'inline'>;

/**
 * Verifies an output, and returns its figures, if the workload has any.
 * @throws TrialEnd if it is not correct for the input of `seed`
 */
export async function verifyOutput(
  verifier: OutputVerifier,
  output: unknown,
  seed: number,
): Promise<readonly Figures[]> {
  const { workload, params } = verifier;
  const expected = workload.verify ? undefined : await runInline(verifier, seed);
  const isCorrect = workload.verify
    ? await workload.verify(output, workload.input(params, seed), params)
    : isDeepStrictEqual(output, expected);
  if (isCorrect)
    return workload.figures ? [workload.figures(output, workload.input(params, seed), params)] : [];
  if (losesClass(output, expected)) throw new TrialEnd('skipped', classLost);
  const other = workload.verify ? '' : `; inline returns ${excerptOf(expected)}`;
  const input = excerptOf(workload.input(params, seed));
  throw new TrialEnd(
    'failed',
    `wrong output for the input of seed ${seed}: for ${input} it is ${excerptOf(output)}${other}`,
  );
}

const classLost =
  'unserialisable: the output has an instance of a class, which arrives as a plain object. Return plain data, or add `verify`, which decides whether that is correct.';

/** Whether an output differs from the expected one only as structured cloning changes it: instances lose their class. */
function losesClass(output: unknown, expected: unknown): boolean {
  try {
    return expected !== undefined && isDeepStrictEqual(output, structuredClone(expected));
  } catch {
    return false;
  }
}

const longestExcerpt = 120;

/** Shows a value of any size in one short line. */
function excerptOf(value: unknown): string {
  const shown = { depth: 2, maxArrayLength: 8, maxStringLength: 60, breakLength: Number.POSITIVE_INFINITY };
  const text = inspect(value, shown).replaceAll(/\s+/g, ' ');
  return text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text;
}

/**
 * Returns whether inline gives the same output for the input of `seed` twice; assumed for a workload with a verifier.
 */
export async function isDeterministicInline(verifier: OutputVerifier, seed: number): Promise<boolean> {
  if (verifier.inline === undefined) return true;
  return isDeepStrictEqual(await runInline(verifier, seed), await runInline(verifier, seed));
}

async function runInline({ workload, params, inline }: OutputVerifier, seed: number): Promise<unknown> {
  const outcome = await inline?.submit(workload.input(params, seed));
  if (outcome?.status === 'failed') throw failureOf(outcome);
  return outcome?.value;
}
