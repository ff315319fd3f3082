import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FailedOutcome } from '@parbench/core';
import type { Commands } from '../protocol/commands.ts';
import type { ClosedLoop } from '../trial-host/closed-loop.ts';

/** The pause after a failed request, milliseconds: a refused connection fails at once. */
const pauseMs = 5;

/** Keeps requests in flight for a time, and counts those that fail by kind instead of ending with the first. */
export async function endure(
  { inputs, occupancy, submit }: ClosedLoop,
  durationMs: number,
): Promise<Commands['endure']['reply']> {
  const endMs = performance.now() + durationMs;
  const failures: Record<string, number> = {};
  let completions = 0;
  const lane = async () => {
    while (performance.now() < endMs) {
      const outcome = await submit(inputs.take());
      if (outcome.status === 'ok') {
        completions++;
        continue;
      }
      const kind = kindOf(outcome);
      failures[kind] = (failures[kind] ?? 0) + 1;
      await sleep(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: occupancy }, lane));
  return { completions, failures };
}

/** `connection lost`, `no response in time`, or the name of the fault: `status 503`. */
function kindOf(outcome: FailedOutcome): string {
  if (outcome.kind === 'worker-lost') return 'connection lost';
  if (outcome.kind === 'deadline') return 'no response in time';
  return outcome.kind === 'task-error' ? outcome.name : outcome.kind;
}
