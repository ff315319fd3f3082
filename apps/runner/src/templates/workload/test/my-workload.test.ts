import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveParams } from '@parbench/core';
import workload from '../src/my-workload.ts';

const params = resolveParams(workload, { count: 1_000 });
const input = workload.input(params, 42);

test('the same seed makes the same input', () => {
  assert.deepEqual(workload.input(params, 42), input);
});

test('the verifier accepts the output, and refuses one that is off by one', async () => {
  const output = await workload.run?.(input, undefined, params);
  assert.equal(workload.verify?.(Number(output), input, params), true);
  assert.equal(workload.verify?.(Number(output) + 1, input, params), false);
});
