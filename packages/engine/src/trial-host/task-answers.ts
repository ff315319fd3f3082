import { isDeepStrictEqual } from 'node:util';
import type { TaskWorkload } from '@parbench/core';
import { TrialEnd } from '../protocol/trial-end.ts';
import { failureOf } from './failure.ts';
import type { WorkloadParts } from './prepared-workload.ts';

/** What answers are judged by. */
export type AnswerJudge = Pick<WorkloadParts<TaskWorkload>, 'workload' | 'params' | 'inline'>;

/** @throws TrialEnd when `output` is not right for the input of `seed` */
export async function verifyAnswer(judge: AnswerJudge, output: unknown, seed: number): Promise<void> {
  if (!(await isRight(judge, output, seed))) {
    throw new TrialEnd('failed', `wrong answer to the input of seed ${seed}`);
  }
}

/** Whether inline gives the same answer to the input of `seed` twice; taken as given of a workload that verifies. */
export async function answersTheSameTwice(judge: AnswerJudge, seed: number): Promise<boolean> {
  if (judge.inline === undefined) return true;
  return isDeepStrictEqual(await answerInline(judge, seed), await answerInline(judge, seed));
}

async function isRight(judge: AnswerJudge, output: unknown, seed: number): Promise<boolean> {
  const { workload, params } = judge;
  if (workload.verify) return workload.verify(output, workload.input(params, seed), params);
  return isDeepStrictEqual(output, await answerInline(judge, seed));
}

async function answerInline({ workload, params, inline }: AnswerJudge, seed: number): Promise<unknown> {
  const outcome = await inline?.submit(workload.input(params, seed));
  if (outcome?.status === 'failed') throw failureOf(outcome);
  return outcome?.value;
}
