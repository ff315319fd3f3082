/** The ways in which a cell ends before it is measured. */
export const endStatuses = ['failed', 'timeout', 'skipped'] as const;

/** `failed`: it goes wrong; `timeout`: it takes too long; `skipped`: it cannot run here. */
export type EndStatus = (typeof endStatuses)[number];

/** How a cell ended before it was measured. */
export interface CellEnd {
  readonly status: EndStatus;
  readonly reason: string;
}

/** Ends a trial before it is done, on either side of the protocol: its message is the reason. */
export class TrialEnd extends Error {
  override readonly name = 'TrialEnd';
  /** `interrupted`: the run was aborted, which says nothing of the cell. */
  readonly status: EndStatus | 'interrupted';

  constructor(status: TrialEnd['status'], reason: string) {
    super(reason);
    this.status = status;
  }
}
