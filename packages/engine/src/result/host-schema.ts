import { z } from 'zod';

export const hostSchema = z.object({
  key: z.string(),
  /** The properties that two comparable runs share. */
  identity: z.object({
    platform: z.string(),
    arch: z.string(),
    kernel: z.string(),
    cpuModel: z.string(),
    cpus: z.int(),
    availableParallelism: z.int(),
    memoryBytes: z.number(),
  }),
  /** The properties that may differ from run to run. */
  state: z.object({ loadAverage: z.array(z.number()), freeMemoryBytes: z.number() }),
});
export type Host = z.infer<typeof hostSchema>;

/** A language implementation that cells ran in. */
export const runtimeSchema = z.object({
  key: z.string(),
  /** The name by which workloads refer to it in `implementations`: `node`, `python`. */
  name: z.string(),
  /** `Node.js`, `CPython`. */
  implementation: z.string(),
  version: z.string(),
  /** The version of V8; only for Node. */
  v8: z.string().optional(),
  /** Whether a global lock allows only one thread at a time to run code. */
  gil: z.boolean().optional(),
});
export type RuntimeResult = z.infer<typeof runtimeSchema>;
