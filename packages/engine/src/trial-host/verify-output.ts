import { isDeepStrictEqual } from 'node:util';
import type { TaskWorkload } from '@parbench/core';
import { TrialEnd } from '../protocol/trial-end.ts';
import { failureOf } from './failure.ts';
import type { WorkloadParts } from './prepared-workload.ts';

/** The parts of a workload that verify its outputs: its verifier, or inline to compare with. */
export type OutputVerifier = Pick<WorkloadParts<TaskWorkload>, 'workload' | 'params' | 'inline'>;

/** Verifies an output. @throws TrialEnd if it is not correct for the input of `seed` */
export async function verifyOutput(verifier: OutputVerifier, output: unknown, seed: number): Promise<void> {
  if (!(await isCorrect(verifier, output, seed))) {
    throw new TrialEnd('failed', `wrong output for the input of seed ${seed}`);
  }
}

/**
 * Returns whether inline gives the same output for the input of `seed` twice; assumed for a workload with a verifier.
 */
export async function isDeterministicInline(verifier: OutputVerifier, seed: number): Promise<boolean> {
  if (verifier.inline === undefined) return true;
  return isDeepStrictEqual(await runInline(verifier, seed), await runInline(verifier, seed));
}

async function isCorrect(verifier: OutputVerifier, output: unknown, seed: number): Promise<boolean> {
  const { workload, params } = verifier;
  if (workload.verify) return workload.verify(output, workload.input(params, seed), params);
  return isDeepStrictEqual(output, await runInline(verifier, seed));
}

async function runInline({ workload, params, inline }: OutputVerifier, seed: number): Promise<unknown> {
  const outcome = await inline?.submit(workload.input(params, seed));
  if (outcome?.status === 'failed') throw failureOf(outcome);
  return outcome?.value;
}
