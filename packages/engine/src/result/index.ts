export { type Advice, adviceSchema } from './advice-schema.ts';
export * from './cell-schema.ts';
export * from './comparison-schema.ts';
export * from './host-schema.ts';
export * from './metric-schema.ts';
export { parseResult } from './parse-result.ts';
export * from './result-schema.ts';
export * from './trial-schema.ts';
export * from './workload-schema.ts';
