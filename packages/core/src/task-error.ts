import { messageOf } from './errors.ts';
import type { TaskErrorOutcome, WorkerId } from './outcome.ts';

/**
 * The outcome of a task that threw `thrown`, whatever that is: plain text only, so that it can always cross to the
 * driver. Never throws itself, not even when reading `thrown` does.
 */
export function taskErrorOf(thrown: unknown, worker: WorkerId): TaskErrorOutcome {
  const failed = { status: 'failed', kind: 'task-error', message: messageOf(thrown), worker } as const;
  if (!(thrown instanceof Error)) return { ...failed, name: thrown === null ? 'null' : typeof thrown };
  const name = readText(() => thrown.name) ?? 'Error';
  const stack = readText(() => thrown.stack);
  return { ...failed, name, ...(stack !== undefined && { stack }) };
}

function readText(read: () => unknown): string | undefined {
  try {
    const text = read();
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
