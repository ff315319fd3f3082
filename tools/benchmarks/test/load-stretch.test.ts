import { describe, expect, it } from 'vitest';
import { loadStretch } from '../sustained/load-stretch.ts';

const inputs = Array.from({ length: 16 }, (_, index) => index);

describe('a stretch of load', () => {
  it('gives every input to as many tasks, also where tasks settle all at once', async () => {
    const taken = inputs.map(() => 0);
    const submit = async (input: unknown) => {
      taken[input as number] = (taken[input as number] ?? 0) + 1;
      return { status: 'ok', value: undefined, worker: 'driver' } as const;
    };
    await loadStretch({ inputs, occupancy: 4, submit }, { leadInMs: 0, countedMs: 5 });
    expect(Math.max(...taken) - Math.min(...taken)).toBeLessThanOrEqual(1);
  });

  it('ends with the failure of a task', async () => {
    const submit = async () => ({ status: 'failed', kind: 'worker-lost', message: 'exit code 1' }) as const;
    await expect(
      loadStretch({ inputs, occupancy: 4, submit }, { leadInMs: 0, countedMs: 5 }),
    ).rejects.toThrow('worker-lost: exit code 1');
  });
});
