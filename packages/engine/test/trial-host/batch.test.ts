import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { runBatch } from '../../src/trial-host/batch.ts';
import { prepareInputs } from '../../src/trial-host/prepared-inputs.ts';

const workload = {
  kind: 'task',
  name: 'numbers',
  input: (_params: object, seed: number) => seed,
  run: () => 0,
} as const;

describe('a batch', () => {
  it('runs as many tasks as it has, from the first input on, at constant occupancy', async () => {
    const inputs = prepareInputs(workload, { params: {}, seed: 0, count: 16 });
    inputs.take();
    const seen: unknown[] = [];
    let running = 0;
    let most = 0;
    const submit = async (input: unknown): Promise<Outcome> => {
      seen.push(input);
      most = Math.max(most, ++running);
      await sleep(2);
      running--;
      return { status: 'ok', value: input, worker: 0 };
    };
    const sample = await runBatch({ inputs, occupancy: 3, submit, workers: 3 }, 7);
    expect(sample).toMatchObject({ completions: 7, tasks: 7 });
    expect(sample.elapsedNs).toBeGreaterThanOrEqual(5e6);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(3);
  });

  it('starts no further task after one has failed, and throws', async () => {
    const inputs = prepareInputs(workload, { params: {}, seed: 0, count: 16 });
    let calls = 0;
    const submit = async (): Promise<Outcome> => {
      calls++;
      return { status: 'failed', kind: 'worker-lost', message: 'gone' };
    };
    await expect(runBatch({ inputs, occupancy: 2, submit, workers: 2 }, 8)).rejects.toThrow(
      'worker-lost: gone',
    );
    expect(calls).toBeLessThanOrEqual(2);
  });
});
