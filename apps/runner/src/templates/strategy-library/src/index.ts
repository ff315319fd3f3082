import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { definePlugin } from '@parbench/core';
import { definePoolStrategy } from '@parbench/core/pool-library';

/** `worker.ts` beside this file, or `worker.js` once it is compiled. */
const filename = fileURLToPath(import.meta.resolve(`./worker${extname(import.meta.url)}`));

/** A pool of tinypool. Replace tinypool with your library: see the list in the README. */
export const myStrategy = definePoolStrategy({
  name: 'my-strategy',
  description: 'worker threads in a pool of tinypool',
  library: { name: 'tinypool', from: import.meta.url },
  capabilities: { unit: 'thread' },
  async start({ workload, workers }) {
    const { Tinypool } = await import('tinypool');
    const pool = new Tinypool({ filename, workerData: workload, minThreads: workers, maxThreads: workers });
    // Without a listener, a thread that fails between tasks would end the driver.
    pool.on('error', () => {});
    return {
      run: (request, task) => pool.run(request, { signal: task.cancelSignal() }),
      teardown: () => Promise.all(pool.threads.map(() => pool.run({}, { name: 'teardown' }))),
      end: () => pool.destroy(),
    };
  },
});

export default definePlugin({ strategies: [myStrategy] });
