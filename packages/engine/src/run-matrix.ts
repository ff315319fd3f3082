import { randomUUID } from 'node:crypto';
import { startGuard } from '@parbench/core/guard';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { MatrixCell } from './matrix-cell.ts';
import { type PilotedWorkload, pilotWorkloads } from './pilot-workloads.ts';
import { planCells } from './plan-matrix.ts';
import type { Result } from './result/schema.ts';
import { startClock } from './run-clock.ts';
import type { RunEvent } from './run-event.ts';
import { openRunJournal } from './run-journal.ts';
import { runPlan } from './run-plan.ts';
import type { RunSettings } from './run-settings.ts';
import { subjectsOf } from './subjects.ts';

/** What a run is embedded in. */
export interface RunOptions {
  /** Aborting ends the run at once; what is finished is in the result. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/**
 * Measures cells and judges them: pilots, then blocks and solo trials in the plan's order, until each workload's
 * intervals are narrow enough or the budget is used up. A cell that fails is in the result with its reason. When it
 * resolves, all processes that it started are gone.
 */
export async function runMatrix(
  cells: readonly MatrixCell[],
  settings: RunSettings,
  { signal = new AbortController().signal, onEvent = () => {} }: RunOptions = {},
): Promise<Result> {
  const runId = randomUUID();
  const clock = startClock(settings.budgetMs);
  const guard = startGuard();
  try {
    const trials = { signal, guard, node: settings.node };
    const workloads = await pilotWorkloads(cells, {
      timeoutMs: settings.timeoutMs,
      clock,
      trials,
      onPilot: (workload) => onEvent({ type: 'pilot', workload }),
    });
    const plan = planCells(workloads, settings);
    onEvent({ type: 'planned', plan });
    await using journal = await openRunJournal({ runId, clock, settings, workloads, onEvent });
    const evidence = gatherEvidence(workloads, { runId, settings, clock, record: journal.append, onEvent });
    await endFailedPilots(workloads, evidence);
    const subjectOf = subjectsOf(workloads, settings);
    const stopped = await runPlan(plan, { settings, subjectOf, clock, trials, evidence, onEvent });
    return evidence.result(stopped);
  } finally {
    await guard.close();
  }
}

async function endFailedPilots(workloads: readonly PilotedWorkload[], evidence: Evidence): Promise<void> {
  for (const { cells, end } of workloads) {
    if (end === undefined) continue;
    for (const { id, skip } of cells) if (skip === undefined) await evidence.endCell(id, end);
  }
}
