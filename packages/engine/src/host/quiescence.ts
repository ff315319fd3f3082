import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMsBetween, readCpuTimes } from './cpu-time.ts';

/** Milliseconds between two readings of CPU times. */
const pollMs = 2;

/** The CPU use between two readings, as a share of one core, below which a competitor counts as quiescent. */
const quiescentShare = 0.1;

/** The longest wait, milliseconds; a competitor that never rests is not waited for any longer. */
const maxWaitMs = 40;

/**
 * Waits until the process tree of `root` is at rest: after a slice that allocates, garbage collection continues for
 * milliseconds, and the next competitor would pay for it. On a host without CPU times of processes it waits once.
 * @returns the CPU milliseconds that the tree used meanwhile; undefined without CPU times
 */
export async function awaitQuiescence(root: number): Promise<number | undefined> {
  const startedMs = performance.now();
  const atStart = readCpuTimes(root);
  let last = atStart;
  let lastMs = startedMs;
  for (;;) {
    await sleep(pollMs);
    const now = readCpuTimes(root);
    const nowMs = performance.now();
    const usedMs = cpuMsBetween(last, now);
    const isQuiescent = atStart === undefined || (usedMs ?? pollMs) < quiescentShare * (nowMs - lastMs);
    last = now;
    lastMs = nowMs;
    if (isQuiescent || nowMs - startedMs >= maxWaitMs) return cpuMsBetween(atStart, last);
  }
}
