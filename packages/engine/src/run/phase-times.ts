import type { RunClock } from './run-clock.ts';
import type { RunEvent } from './run-event.ts';

/** Adds up how long each phase of a run took. */
export interface PhaseTimes {
  /** To be called with every event of the run. */
  readonly onEvent: (event: RunEvent) => void;
  /** Returns the milliseconds spent in each phase so far, by name. */
  phasesMs(): Readonly<Record<string, number>>;
}

/**
 * Starts to add up. A phase lasts until the next one begins, so the time between two phases counts for the earlier one.
 */
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
