import type { RunClock } from './run-clock.ts';
import type { RunEvent } from './run-event.ts';

/** Tells where a run's time goes. */
export interface PhaseTimes {
  /** Takes every event of the run. */
  readonly onEvent: (event: RunEvent) => void;
  /** Milliseconds spent in each phase so far, by its name. */
  phasesMs(): Readonly<Record<string, number>>;
}

/** Begins to add up: a phase lasts until the next begins, so what comes between two is the earlier's. */
export function addUpPhases(clock: Pick<RunClock, 'elapsedMs'>): PhaseTimes {
  const phasesMs = new Map<string, number>();
  let phase = 'prepare';
  let sinceMs = clock.elapsedMs();
  const change = (next: string) => {
    const nowMs = clock.elapsedMs();
    phasesMs.set(phase, (phasesMs.get(phase) ?? 0) + nowMs - sinceMs);
    phase = next;
    sinceMs = nowMs;
  };
  return {
    onEvent(event) {
      if (event.type === 'phase') change(event.phase);
      if (event.type === 'pilot') change('pilot');
    },
    phasesMs() {
      change(phase);
      return Object.fromEntries(phasesMs);
    },
  };
}
