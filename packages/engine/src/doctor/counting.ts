import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sum } from '../statistics/mean.ts';
import type { CountRequest } from './counting-thread.ts';

/** The module beside this file, in the source as in the published package. */
const entry = new URL(`./counting-thread${extname(import.meta.url)}`, import.meta.url);

/** Starts a thread that counts. */
export function startCounting(): Worker {
  return new Worker(entry);
}

/** Lets threads count at the same time, and returns how far they got together. */
export async function countTogether(threads: readonly Worker[], request: CountRequest): Promise<number> {
  const counts = await Promise.all(
    threads.map(async (thread) => {
      thread.postMessage(request);
      const [count] = await once(thread, 'message');
      return count as number;
    }),
  );
  return sum(counts);
}
