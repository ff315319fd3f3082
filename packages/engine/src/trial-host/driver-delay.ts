import { performance } from 'node:perf_hooks';

/** Milliseconds between two ticks of the timer. */
const intervalMs = 1;

/**
 * Measures how long a request to this process would wait if one arrived every millisecond: the lateness of a timer that
 * is due then. While the loop is blocked the timer cannot become due again. So the ticks that it missed are counted
 * when it fires, each with its remaining wait; without that, long waits would count only as often as short ones
 * (coordinated omission, which HdrHistogram's `recordValueWithExpectedInterval` corrects in the same way).
 */
export function probeDriverDelay(): Disposable & { meanMs(): number } {
  let dueMs = performance.now() + intervalMs;
  let totalMs = 0;
  let ticks = 0;
  let timer = setTimeout(onTick, intervalMs);

  function count(): void {
    const latenessMs = Math.max(0, performance.now() - dueMs);
    for (let waitMs = latenessMs; waitMs > 0; waitMs -= intervalMs) {
      totalMs += waitMs;
      ticks++;
    }
    if (latenessMs === 0) ticks++;
  }

  function onTick(): void {
    count();
    dueMs = performance.now() + intervalMs;
    timer = setTimeout(onTick, intervalMs);
  }

  return {
    meanMs() {
      if (ticks === 0) count();
      return totalMs / ticks;
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
