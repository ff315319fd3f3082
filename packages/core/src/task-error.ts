import { boundText, messageOf } from './errors.ts';
import type { TaskErrorOutcome, WorkerId } from './outcome.ts';

/**
 * Returns the outcome of a task that threw `thrown`. It has only plain text, which can always be sent to the driver.
 * Never throws itself, not even when reading `thrown` does.
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
    return typeof text === 'string' ? boundText(text) : undefined;
  } catch {
    return undefined;
  }
}
