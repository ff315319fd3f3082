import { describe, expect, it } from 'vitest';
import { joinRuns } from '../../../src/user-function/measurement/user-function-run.ts';
import { result } from '../../fixtures/result.ts';

const early = {
  ...result.run,
  id: 'early',
  startedAt: '2026-01-01T00:00:00.000Z',
  phasesMs: { open: 5, run: 90 },
};
const late = {
  ...result.run,
  id: 'late',
  startedAt: '2026-01-01T00:00:01.000Z',
  phasesMs: { run: 10, solo: 3 },
};

describe('joinRuns', () => {
  it('starts with the first part, ends as the last, and sums up the phases', () => {
    expect(joinRuns([early, late], late, 1200)).toEqual({
      ...late,
      startedAt: early.startedAt,
      durationMs: 1200,
      phasesMs: { open: 5, run: 100, solo: 3 },
    });
  });

  it('has no phases if no part has any', () => {
    const { phasesMs: _none, ...silent } = late;
    expect(joinRuns([silent], silent, 7).phasesMs).toEqual({});
  });
});
