import type { Result } from '@parbench/engine';

type Run = Result['run'];

/** The parts of a run, in order, as one run that ended as `last` says: from the first part's start, all phases added up. */
export function joinRuns(parts: readonly Run[], last: Run, durationMs: number): Run {
  const phasesMs: Record<string, number> = {};
  for (const part of parts) {
    for (const [phase, ms] of Object.entries(part.phasesMs ?? {})) {
      phasesMs[phase] = (phasesMs[phase] ?? 0) + ms;
    }
  }
  return { ...last, startedAt: parts[0]?.startedAt ?? last.startedAt, durationMs, phasesMs };
}
