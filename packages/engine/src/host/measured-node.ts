/** The Node that trials and their workers run on. */
export interface MeasuredNode {
  /** The path of its executable. */
  readonly path: string;
  /** Its version, without a leading `v`. */
  readonly version: string;
  readonly v8: string;
}

/** The Node that runs this process. */
export const ownNode: MeasuredNode = {
  path: process.execPath,
  version: process.versions.node,
  v8: process.versions.v8,
};
