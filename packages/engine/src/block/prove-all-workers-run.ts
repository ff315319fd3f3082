import { TrialEnd } from '../protocol/trial-end.ts';
import type { CellHost } from './cell-host.ts';

/**
 * Rounds of checks within which every worker must have run a task; a strategy may give a round of short tasks to one
 * worker.
 */
const maxCheckRounds = 50;

/** Checks so many `tasks` at a time until each of the `workers` has run one. @throws TrialEnd if one does not */
export async function proveAllWorkersRun(
  workers: number,
  tasks: number,
  check: CellHost['check'],
): Promise<void> {
  const seen = new Set<string>();
  for (let round = 0; round < maxCheckRounds && seen.size < workers; round++) {
    const answered = await check(tasks);
    if (answered === undefined) return;
    for (const worker of answered) seen.add(worker);
  }
  if (seen.size < workers) throw new TrialEnd('failed', `only ${seen.size} of ${workers} workers ran tasks`);
}
