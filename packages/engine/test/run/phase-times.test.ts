import { expect, it } from 'vitest';
import type { Phase } from '../../src/block/block.ts';
import { addUpPhases } from '../../src/run/phase-times.ts';
import type { RunEvent } from '../../src/run/run-event.ts';

it('the time of a phase lasts until the next phase begins', () => {
  let nowMs = 5;
  const times = addUpPhases({ elapsedMs: () => nowMs });
  const after = (ms: number, event: RunEvent) => {
    nowMs += ms;
    times.onEvent(event);
  };
  const phase = (name: Phase): RunEvent => ({
    ...{ type: 'phase', workload: 'spin', strategy: 'inline', phase: name },
    ...{ blocksDone: 0, blocksPlanned: 1, elapsedMs: nowMs, etaMs: 0 },
  });
  after(1, { type: 'pilot', workload: 'spin' });
  after(100, phase('start'));
  after(20, phase('open'));
  after(7, { type: 'cell-ended', cell: 'a', reason: 'b' });
  after(3, phase('start'));
  nowMs += 4;
  expect(times.phasesMs()).toEqual({ prepare: 1, pilot: 100, start: 24, open: 10 });
});
