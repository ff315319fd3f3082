import { setTimeout as wait } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import type { JobTasks } from './job-tasks.ts';

/** How long events may be on their way after the job itself is gone, in milliseconds. */
const eventsMs = 1_000;

/**
 * Settles tasks whose jobs are gone from the server without an event: it was restarted, or its data were removed. A
 * finished job is gone too, but its event comes soon.
 */
export async function findLostJobs(queue: Queue, tasks: JobTasks): Promise<void> {
  const suspects = await goneOf(queue, tasks.unanswered());
  if (suspects.length === 0) return;
  await wait(eventsMs, undefined, { ref: false });
  const unanswered = new Set(tasks.unanswered());
  for (const id of suspects) {
    if (unanswered.has(id)) tasks.lose(id, 'The server no longer has the task: it was restarted or emptied.');
  }
}

async function goneOf(queue: Queue, ids: readonly string[]): Promise<readonly string[]> {
  const states = await Promise.all(ids.map((id) => queue.getJobState(id)));
  return ids.filter((_, index) => states[index] === 'unknown');
}
