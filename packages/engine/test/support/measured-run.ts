import type { MeasuredCell, MeasuredRun, MeasuredWorkload } from '@parbench/engine/internal';
import { competitor } from './competitor.ts';

/** A measured cell with one rate in each block. */
export function measuredCell(
  name: string,
  rates: readonly number[],
  more: Partial<MeasuredCell> = {},
): MeasuredCell {
  return { ...competitor(name, rates), runtime: 'node', host: 'local', solo: [], ...more };
}

/** A measured workload with these cells. */
export function measuredWorkload(
  name: string,
  baseline: string | undefined,
  cells: readonly MeasuredCell[],
): MeasuredWorkload {
  return {
    ...{ key: name, kind: 'task', name, params: {}, occupancy: 4, cells },
    ...(baseline !== undefined && { baseline }),
  };
}

/** A finished run of one workload. */
export function measuredRun(cells: readonly MeasuredCell[], more: Partial<MeasuredRun> = {}): MeasuredRun {
  return {
    run: {
      id: 'run-1',
      parbench: '1.0.0',
      startedAt: '2026-01-01T00:00:00Z',
      durationMs: 60_000,
      status: 'complete',
      stopped: 'precision',
    },
    hosts: [
      {
        key: 'local',
        identity: {
          platform: 'linux',
          arch: 'x64',
          kernel: '6.1',
          cpuModel: 'a CPU',
          cpus: 2,
          availableParallelism: 2,
          memoryBytes: 4e9,
        },
        state: { loadAverage: [0, 0, 0], freeMemoryBytes: 2e9 },
      },
    ],
    runtimes: [{ key: 'node', name: 'node', implementation: 'Node.js', version: '26.0.0', v8: '14' }],
    plan: {
      seed: 1,
      budgetMs: 60_000,
      precision: 0.05,
      threshold: 0.02,
      timeoutMs: 10_000,
      maxBlocks: 40,
    },
    workloads: [
      {
        key: 'spin(microseconds=1000)',
        kind: 'task',
        name: 'spin',
        params: { microseconds: 1000 },
        occupancy: 4,
        baseline: 'inline',
        cells,
      },
    ],
    ...more,
  };
}
