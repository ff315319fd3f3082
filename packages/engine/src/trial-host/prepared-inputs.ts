import type { Params, TaskWorkload } from '@parbench/core';

/** Inputs that are prepared once and used again and again. */
export interface PreparedInputs {
  take(): unknown;
  /** Takes a task's output: where buffers moved away with the input, it holds them again. */
  giveBack(output: unknown): void;
}

/** Inputs of consecutive seeds from `seed` on, `count` of them: at least as many as are ever in flight. */
export function prepareInputs(
  workload: TaskWorkload,
  { params, seed, count }: { readonly params: Params; readonly seed: number; readonly count: number },
): PreparedInputs {
  const inputs = Array.from({ length: count }, (_, index) => workload.input(params, seed + index));
  if (workload.transfer) {
    let made = count;
    // Where tasks arrive at a rate, more may be in flight than were prepared.
    const take = () => inputs.shift() ?? workload.input(params, seed + made++);
    return { take, giveBack: (output) => void inputs.push(output) };
  }
  let next = 0;
  return {
    // In turn over all loads, so that every competitor is timed on all of them, however short its slices.
    take() {
      const input = inputs[next];
      next = next + 1 === inputs.length ? 0 : next + 1;
      return input;
    },
    giveBack() {},
  };
}
