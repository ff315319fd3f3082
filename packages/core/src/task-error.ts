import { messageOf } from './errors.ts';
import type { TaskErrorOutcome, WorkerId } from './outcome.ts';

/** The outcome of a task that threw `thrown`, whatever that is: plain text only, so that it can always cross to the driver. */
export function taskErrorOf(thrown: unknown, worker: WorkerId): TaskErrorOutcome {
  const failed = { status: 'failed', kind: 'task-error', message: messageOf(thrown), worker } as const;
  if (!(thrown instanceof Error)) return { ...failed, name: thrown === null ? 'null' : typeof thrown };
  const { name, stack } = thrown;
  return { ...failed, name: String(name), ...(typeof stack === 'string' && { stack }) };
}
