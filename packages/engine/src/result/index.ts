export {
  buildResult,
  type CellRecord,
  type RunRecord,
  type WorkloadRecord,
} from './build-result.ts';
export { flagAdvice } from './flags.ts';
export { parseResult } from './parse-result.ts';
export * from './schema.ts';
