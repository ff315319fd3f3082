import type { IdentifiedCell, RunEvent } from '@parbench/engine';
import type { Progress } from '../../progress/progress.ts';

/** Shows how far all claims are, while one part of the measurements is measured after another. */
export interface StageProgress {
  readonly onEvent: (event: RunEvent) => void;
  readonly onOpening: (cell: IdentifiedCell) => void;
}

/** The time of all claims, milliseconds. */
interface Clock {
  elapsedMs(): number;
  leftMs(): number;
}

/**
 * Turns the events of single runs into those of one: with the time of all claims, and without interim results, which say
 * nothing about a claim yet.
 */
export function createStageProgress({ onEvent }: Progress, { elapsedMs, leftMs }: Clock): StageProgress {
  let blocksBefore = 0;
  let blocksDone = 0;
  const times = () => ({
    ...{ blocksDone: blocksBefore + blocksDone, blocksPlanned: blocksBefore + blocksDone },
    ...{ elapsedMs: elapsedMs(), etaMs: leftMs() },
  });
  return {
    onEvent(event) {
      if (event.type === 'pilot') {
        blocksBefore += blocksDone;
        blocksDone = 0;
      }
      if ('blocksDone' in event) blocksDone = event.blocksDone;
      if (event.type === 'phase') onEvent({ ...event, ...times() });
      if (event.type === 'pilot' || event.type === 'cell-ended') onEvent(event);
    },
    onOpening: ({ workload, strategy }) =>
      onEvent({
        type: 'phase',
        workload: workload.name,
        strategy: strategy.name,
        phase: 'open',
        ...times(),
      }),
  };
}
