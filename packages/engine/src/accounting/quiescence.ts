import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCpuMs } from './cpu-time.ts';

/** Milliseconds between two looks. */
const lookMs = 2;

/** CPU use between two looks, as part of one core, below which a competitor counts as quiescent. */
const quiescentShare = 0.1;

/** Milliseconds after which the wait is given up: a competitor that never rests is not waited for. */
const maxWaitMs = 40;

/**
 * Waits until the processes that just ran have come to rest: after a slice that allocates, garbage collection goes on
 * for milliseconds, and the next competitor would pay for it. Without `/proc` it waits one look.
 * @returns the CPU milliseconds that they used meanwhile
 */
export async function awaitQuiescence(pids: readonly number[]): Promise<number | undefined> {
  const startedMs = performance.now();
  const startCpuMs = readCpuMs(pids);
  let cpuMs = startCpuMs ?? 0;
  let atMs = startedMs;
  do {
    await sleep(lookMs);
    const nowMs = performance.now();
    const nowCpuMs = readCpuMs(pids) ?? 0;
    if (nowCpuMs - cpuMs < quiescentShare * (nowMs - atMs)) break;
    cpuMs = nowCpuMs;
    atMs = nowMs;
  } while (atMs - startedMs < maxWaitMs);
  return startCpuMs && cpuMs - startCpuMs;
}
