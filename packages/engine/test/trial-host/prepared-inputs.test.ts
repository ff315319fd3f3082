import { defineWorkload, type TaskWorkload } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { prepareInputs } from '../../src/trial-host/prepared-inputs.ts';

const numbers = defineWorkload({
  name: 'numbers',
  input: (_params, seed) => seed,
  run: (input: number) => input,
});

const buffers = defineWorkload({
  name: 'buffers',
  input: (_params, seed) => new ArrayBuffer(seed),
  run: (buffer: ArrayBuffer) => buffer,
  transfer: (buffer: ArrayBuffer) => [buffer],
});

const take = (workload: TaskWorkload, count: number) =>
  prepareInputs(workload, { params: {}, seed: 3, count });

describe('prepareInputs', () => {
  it('gives inputs of consecutive seeds in turn', () => {
    const inputs = take(numbers, 2);
    expect([inputs.take(), inputs.take(), inputs.take()]).toEqual([3, 4, 3]);
  });

  it('reuses a transferred input only after its output has arrived', () => {
    const inputs = take(buffers, 2);
    const [first, second] = [inputs.take(), inputs.take()];
    inputs.giveBack(second);
    expect(inputs.take()).toBe(second);
    inputs.giveBack(first);
    expect(inputs.take()).toBe(first);
  });
});
