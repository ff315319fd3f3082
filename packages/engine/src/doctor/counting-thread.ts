/**
 * A thread that receives how long to count and with which steps, counts as far as it gets in that time, and sends the
 * count.
 */
import { parentPort } from 'node:worker_threads';

/** A request to count for so many milliseconds. */
export interface CountRequest {
  readonly stretchMs: number;
  /**
   * In a `chain`, every operation waits for the one before, so that a neighbour on the same core hardly slows it; `dense`
   * operations keep all units of the core busy, as most code does for a part of the time.
   */
  readonly steps: 'chain' | 'dense';
}

/** Steps of a fixed length, so that the clock is read seldom. Their result keeps the compiler from removing the loop. */
const run: Readonly<Record<CountRequest['steps'], (seed: number) => number>> = {
  chain(seed) {
    let acc = seed;
    for (let step = 0; step < 20_000; step++) acc = (acc * 139) % 2147483647;
    return acc;
  },
  dense(seed) {
    let [a, b, c, d] = [seed, seed + 1, seed + 2, seed + 3];
    for (let step = 0; step < 20_000; step++) {
      a = (a ^ (a << 5)) + step;
      b = (b ^ (b << 7)) + step;
      c = (c ^ (c >>> 9)) + step;
      d = (d ^ (d >>> 11)) + step;
    }
    return (a ^ b ^ c ^ d) | 1;
  },
};

parentPort?.on('message', (request: CountRequest) => parentPort?.postMessage(countFor(request)));

function countFor({ stretchMs, steps }: CountRequest): number {
  const untilMs = performance.now() + stretchMs;
  let count = 0;
  let acc = 1;
  while (performance.now() < untilMs) {
    acc = run[steps](acc);
    count++;
  }
  return acc === 0 ? 0 : count;
}
