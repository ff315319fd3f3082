import { boundText } from '@parbench/core/errors';

/** The statuses of a cell that ended early. */
export const endStatuses = ['failed', 'timeout', 'skipped'] as const;

/** `failed`: it did not work; `timeout`: it took too long; `skipped`: it cannot run here. */
export type EndStatus = (typeof endStatuses)[number];

/** The end of a cell before it was measured. */
export interface CellEnd {
  readonly status: EndStatus;
  readonly reason: string;
}

/** Ends a trial early, on either side of the protocol; its message is the reason, bounded. */
export class TrialEnd extends Error {
  override readonly name = 'TrialEnd';
  /** `interrupted`: the run was aborted, which says nothing about the cell. */
  readonly status: EndStatus | 'interrupted';

  constructor(status: TrialEnd['status'], reason: string) {
    super(boundText(reason));
    this.status = status;
  }
}
