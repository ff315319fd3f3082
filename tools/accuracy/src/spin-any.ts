/**
 * `spin` with the number of iterations in its output, so that the outputs of a pool with longer tasks are verified as
 * strictly as those of the other.
 */
import { defineWorkload } from '@parbench/core';
import spin from '@parbench/workloads/spin';

interface SpinAnswer {
  readonly iterations: number;
  readonly result: number;
}

export default defineWorkload({
  name: 'spin-any',
  tags: ['cpu', 'synthetic'],
  sync: true,
  params: { iterations: { default: 1, description: 'length of a task' } },
  input: (params, seed) => spin.input({ ...params, microseconds: 0 }, seed),
  run: (input: number, _state, { iterations }): SpinAnswer => ({
    iterations,
    result: spin.run(input, undefined, { microseconds: 0, iterations }) as number,
  }),
  verify: ({ iterations, result }, input) =>
    spin.verify?.(result, input, { microseconds: 0, iterations }) ?? false,
});
