import type { Figures } from '@parbench/core';
import { TrialEnd } from '../protocol/trial-end.ts';
import type { CellHost } from './cell-host.ts';

/**
 * Rounds of checks within which every worker must have run a task; a strategy may give a round of short tasks to one
 * worker.
 */
const maxCheckRounds = 50;

/**
 * Checks so many `tasks` at a time until each of the `workers` has run one. Returns the figures of their outputs.
 * @throws TrialEnd if one does not
 */
export async function proveAllWorkersRun(
  workers: number,
  tasks: number,
  check: CellHost['check'],
): Promise<readonly Figures[]> {
  const figures: Figures[] = [];
  const seen = new Set<string>();
  for (let round = 0; round < maxCheckRounds && seen.size < workers; round++) {
    const { workers: answered, figures: shown = [] } = await check(tasks);
    figures.push(...shown);
    if (answered === undefined) return figures;
    for (const worker of answered) seen.add(worker);
  }
  if (seen.size < workers) throw new TrialEnd('failed', `only ${seen.size} of ${workers} workers ran tasks`);
  return figures;
}
