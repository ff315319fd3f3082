/** Analyses and reads sweeps: one parameter varied over a grid. */
export type { Crossing } from './crossing.ts';
export { analyseGranularity } from './granularity.ts';
export { parseSweep } from './parse-sweep.ts';
export { analysePayload } from './payload.ts';
export * from './schema.ts';
export { analyseWorkers } from './workers.ts';
