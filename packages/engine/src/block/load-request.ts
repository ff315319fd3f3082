import type { LoadTimes } from '../plan/trial-times.ts';
import type { LoadRequest } from '../protocol/load.ts';

/** Returns the request for a load of the given length. */
export function loadRequest({ batchTasks, leadInMs, durationMs, minCompletions }: LoadTimes): LoadRequest {
  return {
    ...(batchTasks && { batchTasks }),
    ...(leadInMs && { leadInNs: leadInMs * 1e6 }),
    durationNs: durationMs * 1e6,
    minCompletions,
  };
}
