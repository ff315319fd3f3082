import type { OpenRequest } from '../strategy.ts';

/** The options of every strategy that serves with workers. */
export interface ServeOptions {
  readonly startTimeoutMs: number;
  readonly closeGraceMs: number;
}

/** Returns the part of a request to serve that does not depend on the kind of worker. */
export function serviceSettings({ workload, workers, signal, options }: OpenRequest<ServeOptions>) {
  const { startTimeoutMs, closeGraceMs } = options;
  return { workload, workers, signal, startTimeoutMs, closeGraceMs };
}
