export { type Advice, adviceSchema } from './advice-schema.ts';
export { type Metric, metricSchema } from './metric-schema.ts';
export { parseResult } from './parse-result.ts';
export * from './schema.ts';
