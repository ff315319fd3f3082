import * as v from 'valibot';
import { atLeastOne, nanoseconds } from './numbers.ts';

/** The parameters of a workload. */
export const paramsSchema = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));

/** The module of a workload, in the language of the host. */
export const workloadSchema = v.object({
  url: v.string(),
  exportName: v.exactOptional(v.string()),
  params: paramsSchema,
});

/** The data that a host needs to open a cell. */
export const trialSpecSchema = v.object({
  workload: workloadSchema,
  strategy: v.object({
    name: v.string(),
    /** The plug-in module; missing for `inline` and for strategies of the host itself. */
    url: v.exactOptional(v.string()),
    options: v.record(v.string(), v.unknown()),
  }),
  workers: atLeastOne,
  /** Tasks in flight under load; the same for all cells of a workload. */
  occupancy: atLeastOne,
  /** The first seed of the inputs. */
  seed: v.pipe(v.number(), v.integer()),
  /** The longest that one task may take. */
  taskTimeoutNs: nanoseconds,
  /** How long the processes of a pool compile early once it is open; they do not when missing. */
  compileEarlyNs: v.exactOptional(nanoseconds),
  /**
   * Which outputs are verified; all when missing. Of long tasks in the driver only those that have a verifier, since the others are
   * what outputs are compared with; and `none` if an earlier trial of the cell has verified them.
   */
  verifies: v.exactOptional(v.picklist(['with-verifier', 'none'])),
});
export type TrialSpec = v.InferOutput<typeof trialSpecSchema>;

/** Returns how many inputs a trial prepares for reuse: at least as many as are ever in flight. */
export function inputCount(occupancy: number): number {
  return Math.max(16, 2 * occupancy);
}
