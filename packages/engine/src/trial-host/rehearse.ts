import type { OpenedExecutor } from '@parbench/core';
import { compilingEarly } from '@parbench/core/worker';
import { type ClosedLoop, runClosedLoop } from './closed-loop.ts';
import { type LoopLength, stopAfter } from './loop-length.ts';

/**
 * Submits rehearsals in place of tasks, so that the code of dispatch is compiled as after seconds of load. V8 compiles it by
 * the number of its calls, which long tasks reach only after many seconds. Kernels do not run meanwhile, and V8 does not
 * inline them into dispatch (`notInlined`), so early compilation does not touch them.
 * @returns how many; none if the executor has no rehearsal
 * @throws TrialEnd if one fails
 */
export async function rehearse(
  { submit, rehearsal }: OpenedExecutor,
  loop: Pick<ClosedLoop, 'occupancy' | 'workers'>,
  length: LoopLength,
): Promise<number> {
  if (rehearsal === undefined) return 0;
  const inputs = { take: () => rehearsal, giveBack() {} };
  return compilingEarly(() => runClosedLoop({ ...loop, inputs, submit }, stopAfter(length)));
}
