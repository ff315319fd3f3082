/** A thread that receives a number of milliseconds, counts as far as it gets in them, and sends the count. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', (stretchMs: number) => parentPort?.postMessage(countFor(stretchMs)));

/**
 * Counts in steps of a fixed length, so that the clock is read seldom; the sum keeps the compiler from removing the
 * loop.
 */
function countFor(stretchMs: number): number {
  const untilMs = performance.now() + stretchMs;
  let count = 0;
  let acc = 1;
  while (performance.now() < untilMs) {
    for (let step = 0; step < 20_000; step++) acc = (acc * 139) % 2147483647;
    count++;
  }
  return acc > 0 ? count : 0;
}
