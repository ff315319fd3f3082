import { performance } from 'node:perf_hooks';

const intervalMs = 1;

/**
 * Probes how late the event loop serves a timer that is due every millisecond: what a request to the same process
 * would have to wait. A beat that finds the loop blocked counts once, with the whole delay.
 */
export function probeDriverDelay(): Disposable & { meanMs(): number } {
  let dueMs = performance.now() + intervalMs;
  let totalMs = 0;
  let beats = 0;
  let timer = setTimeout(onBeat, intervalMs);

  function onBeat() {
    const nowMs = performance.now();
    totalMs += Math.max(0, nowMs - dueMs);
    beats++;
    dueMs = nowMs + intervalMs;
    timer = setTimeout(onBeat, intervalMs);
  }

  return {
    meanMs: () => (beats === 0 ? Math.max(0, performance.now() - dueMs) : totalMs / beats),
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
