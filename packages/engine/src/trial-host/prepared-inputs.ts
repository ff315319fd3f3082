import type { Params, TaskWorkload } from '@parbench/core';

/** Inputs that are prepared once and reused. */
export interface PreparedInputs {
  take(): unknown;
  /** Takes back the output of a task: if the input was transferred, the output has its buffers again. */
  giveBack(output: unknown): void;
  /** Begins with the first input again; missing if inputs have no order. */
  restart?(): void;
}

/** Prepares `count` inputs of consecutive seeds from `seed` on; `count` must not be less than the tasks in flight. */
export function prepareInputs(
  workload: Pick<TaskWorkload, 'input' | 'transfer'>,
  { params, seed, count }: { readonly params: Params; readonly seed: number; readonly count: number },
): PreparedInputs {
  const inputs = Array.from({ length: count }, (_, index) => workload.input(params, seed + index));
  if (workload.transfer) {
    let made = count;
    // If tasks arrive at a rate, more may be in flight than were prepared.
    const take = () => inputs.shift() ?? workload.input(params, seed + made++);
    return { take, giveBack: (output) => void inputs.push(output) };
  }
  let next = 0;
  return {
    // Inputs rotate over all loads, so that every competitor is timed on all of them, however short its slices.
    take() {
      const input = inputs[next];
      next = next + 1 === inputs.length ? 0 : next + 1;
      return input;
    },
    giveBack() {},
    restart() {
      next = 0;
    },
  };
}
