/** Judges what is usually said of threads and processes, and reads the document of `parbench claims`. */
export type { OpenedCell } from '../result/opening-schema.ts';
export { judgeCommunication } from './judge-communication.ts';
export { judgeCreation } from './judge-creation.ts';
export { judgeMemory, judgeResources } from './judge-openings.ts';
export { judgeHazards, judgeIsolation } from './judge-probes.ts';
export { judgeGil, judgeParallelism, judgeProcessors } from './judge-speedups.ts';
export type { Judged } from './measured-cells.ts';
export { parseClaims } from './parse-claims.ts';
export * from './schema.ts';
