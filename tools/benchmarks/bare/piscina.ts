import { fileURLToPath } from 'node:url';
import { defineStrategy, rehearsal } from '@parbench/core';

const filename = fileURLToPath(new URL('./piscina-worker.ts', import.meta.url));

/** Piscina as in its README, with a thread for each worker. */
export const barePiscina = defineStrategy({
  name: 'bare/piscina',
  description: 'piscina by hand: `pool.run(input)` and nothing else',
  capabilities: { unit: 'thread', values: 'structured-clone', sharedMemory: true },
  async open({ workload, workers }) {
    const { Piscina } = await import('piscina');
    const pool = new Piscina({ filename, workerData: workload, minThreads: workers, maxThreads: workers });
    return {
      // The checks of the engine have a deadline and ask which worker ran a task; timed tasks have no deadline and pay
      // for neither.
      async submit(input, { deadlineMs } = {}) {
        if (deadlineMs === undefined) return { status: 'ok', value: await pool.run(input), worker: 'any' };
        const [worker, value] = await pool.run(input, { name: 'signed' });
        return { status: 'ok', value, worker };
      },
      close: () => pool.destroy(),
      rehearsal,
    };
  },
});
