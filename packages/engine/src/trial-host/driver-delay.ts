import { performance } from 'node:perf_hooks';

/** Milliseconds between two beats. */
const intervalMs = 1;

/**
 * Probes how long a request to this process would have to wait, one arriving every millisecond: the lateness of a timer
 * that is due then. While the loop is blocked the timer cannot be due again, so the beats that it missed are counted
 * when it fires, each with what was left of the wait; without that, long waits would count as seldom as short ones
 * (coordinated omission, which HdrHistogram's `recordValueWithExpectedInterval` corrects in the same way).
 */
export function probeDriverDelay(): Disposable & { meanMs(): number } {
  let dueMs = performance.now() + intervalMs;
  let totalMs = 0;
  let beats = 0;
  let timer = setTimeout(onBeat, intervalMs);

  function count(): void {
    const latenessMs = Math.max(0, performance.now() - dueMs);
    for (let waitMs = latenessMs; waitMs > 0; waitMs -= intervalMs) {
      totalMs += waitMs;
      beats++;
    }
    if (latenessMs === 0) beats++;
  }

  function onBeat(): void {
    count();
    dueMs = performance.now() + intervalMs;
    timer = setTimeout(onBeat, intervalMs);
  }

  return {
    meanMs() {
      if (beats === 0) count();
      return totalMs / beats;
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
