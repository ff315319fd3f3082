import type { Result } from '@parbench/engine';
import type { OpenedCell } from '@parbench/engine/claims';

/** All that the claims are judged by. Each part is measured once, for every claim that needs it. */
export interface Measurements {
  /** The probes of isolation and of hazards: questions that are tried out. */
  readonly probes: readonly OpenedCell[];
  /** Threads and processes, opened and closed at several numbers of workers. */
  readonly openings: readonly OpenedCell[];
  /** A worker for each task. */
  readonly oneShot: Result;
  /** Tasks that compute and tasks that wait. */
  readonly speedups: Result;
  /** Tasks that compute, with all processes confined to one CPU. */
  readonly confined: Result;
  /** Payloads of several kinds and sizes. */
  readonly payloads: Result;
}

/** A part of the measurements. */
export type MeasurementName = keyof Measurements;

/** The parts in the order in which they are measured: those that take least time first. */
export const measurementNames: readonly MeasurementName[] = [
  'probes',
  'openings',
  'oneShot',
  'speedups',
  'confined',
  'payloads',
];
