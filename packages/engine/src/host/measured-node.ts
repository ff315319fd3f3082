/** The Node that trials and their workers run on. */
export interface MeasuredNode {
  /** Its executable. */
  readonly path: string;
  /** Without a leading `v`. */
  readonly version: string;
  readonly v8: string;
}

/** The Node that this process runs on. */
export const ownNode: MeasuredNode = {
  path: process.execPath,
  version: process.versions.node,
  v8: process.versions.v8,
};
