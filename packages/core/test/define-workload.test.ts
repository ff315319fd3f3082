import { defineJob, defineWorkload } from '@parbench/core';
import { describe, expect, expectTypeOf, test } from 'vitest';

describe('a definition', () => {
  const tasks = defineWorkload({
    name: 'double',
    params: { by: { default: 2 } },
    setup: ({ by }) => ({ by }),
    input: (_params, seed) => seed,
    run: (input: number, state) => input * state.by,
    verify: (output, input, { by }) => output === input * by,
  });
  const job = defineJob({
    name: 'sum',
    prepare: async (_params, seed) => [seed, 1],
    run: (input: number) => input,
    async drive(executor, shared) {
      const outcomes = await Promise.all(shared.map((number) => executor.submit(number)));
      return outcomes.length;
    },
    verify: (result, shared) => result === shared.length,
  });

  test('has the kind of the function that made it', () => {
    expect([tasks.kind, job.kind]).toEqual(['task', 'job']);
  });

  test('may lack `run` if it has implementations and a verifier', () => {
    const pythonOnly = defineWorkload({
      name: 'python-only',
      input: (_params, seed) => seed,
      verify: (output, input) => output === input,
      implementations: { python: { url: 'file:///double.py' } },
    });
    expectTypeOf(pythonOnly.run).toBeNullable();
    expectTypeOf(tasks.run).not.toBeNullable();
    expect(pythonOnly.implementations).toHaveProperty('python');
  });

  test('is refused by the compiler if it is incomplete', () => {
    // @ts-expect-error: there is no task
    defineWorkload({ name: 'no-run', input: () => 1 });
    // @ts-expect-error: a job has no inputs but those that it submits
    defineJob({ name: 'no-drive', run: () => 1, input: () => 1 });
    // @ts-expect-error: parameters have defaults
    defineWorkload({ name: 'no-default', params: { by: {} }, input: () => 1, run: () => 1 });
  });
});
