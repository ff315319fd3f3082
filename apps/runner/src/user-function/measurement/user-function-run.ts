import type { MatrixCell, Result, RunSettings } from '@parbench/engine';
import type { UserModule } from '../user-module.ts';

/** The cells of user functions, and how to measure them. */
export interface UserFunctionRun {
  readonly modules: readonly UserModule[];
  readonly cells: readonly MatrixCell[];
  readonly settings: RunSettings;
  /** Whether screening may drop strategies: not if the user has chosen them. */
  readonly mayScreenOut: boolean;
}

/** A part of a run, as the engine runs it. */
export interface PartialRun {
  readonly cells: readonly MatrixCell[];
  readonly settings: RunSettings;
}

type Run = Result['run'];

/** Joins the parts of a run into one that starts with the first, ends as `last` and has the sums of all phases. */
export function joinRuns(parts: readonly Run[], last: Run, durationMs: number): Run {
  const phasesMs: Record<string, number> = {};
  for (const part of parts) {
    for (const [phase, ms] of Object.entries(part.phasesMs ?? {})) {
      phasesMs[phase] = (phasesMs[phase] ?? 0) + ms;
    }
  }
  return { ...last, startedAt: parts[0]?.startedAt ?? last.startedAt, durationMs, phasesMs };
}
