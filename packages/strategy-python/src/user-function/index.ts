/** For the command line: a user's Python function as a workload. */
export { type FunctionInspection, type FunctionRequest, inspectFunction } from './inspect-function.ts';
export { type FunctionModules, writeModules } from './write-modules.ts';
