export { type Advice, adviceSchema } from './advice-schema.ts';
export {
  buildResult,
  type CellRecord,
  type RunRecord,
  type WorkloadRecord,
} from './build-result.ts';
export { flagAdvice } from './flags.ts';
export { type Metric, metricSchema } from './metric-schema.ts';
export { parseResult } from './parse-result.ts';
export * from './schema.ts';
