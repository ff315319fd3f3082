import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenedService, WorkerStatus } from '@parbench/core';
import type { Commands } from '../protocol/commands.ts';
import { endPath } from './ending-service.ts';
import { requestOnce } from './request-once.ts';

/** Milliseconds between two looks at the workers. */
const pollMs = 1;

/** The longest that a request which ends its worker may take, milliseconds. */
const endLimitMs = 5000;

/**
 * Ends one of several workers: a process by SIGKILL, a thread by its exit. Measures until all workers listen again, which is
 * the time without full capacity. The reply is empty for a service of one worker, or of the driver.
 */
export async function endWorker(service: OpenedService): Promise<Commands['end-worker']['reply']> {
  const before = service.workers();
  const [victim] = before;
  if (victim === undefined || before.length === 1) return {};
  const startedMs = performance.now();
  await end(victim, service.url);
  while (includesAll(service.workers(), before)) await sleep(pollMs);
  await service.ready();
  return { recoveryNs: Math.round((performance.now() - startedMs) * 1e6) };
}

/** Whichever thread receives the request ends: one is as good as another. */
async function end({ pid }: WorkerStatus, url: string): Promise<void> {
  if (pid !== process.pid) process.kill(pid, 'SIGKILL');
  else await requestOnce(url, { path: endPath }, endLimitMs).catch(() => {});
}

function includesAll(now: readonly WorkerStatus[], before: readonly WorkerStatus[]): boolean {
  return before.every(({ id }) => now.some((worker) => worker.id === id));
}
