import * as v from 'valibot';
import { loadRequestSchema, loadSampleSchema } from './load.ts';
import { atLeastOne, count, nanoseconds } from './numbers.ts';
import { stampedTaskSchema } from './stamped-task.ts';
import { valueSchema } from './transported-value.ts';
import { paramsSchema, trialSpecSchema, workloadSchema } from './trial-spec.ts';

/** What else verified outputs show: numbers by name, for each output. */
const figuresSchema = v.array(v.record(v.string(), v.number()));

const nothing = v.object({});

/**
 * The commands of the protocol, each with its request and its reply. Every host has the first five; the others are
 * those of Node.
 */
export const commandSchemas = {
  /** Loads modules and, in Node, makes inputs; untimed. A host in another language receives its inputs. */
  prepare: {
    request: v.object({ spec: trialSpecSchema, inputs: v.exactOptional(v.array(valueSchema)) }),
    reply: v.object({
      /** Whether the same input gave the same output twice; missing if the host does not verify outputs itself. */
      isDeterministic: v.exactOptional(v.boolean()),
      /** Whether the host supports `observe`. */
      canObserve: v.boolean(),
    }),
  },
  /** Starts the workers and runs a first task, timed. */
  open: {
    request: nothing,
    /** Times from the start of opening until the first outcome, and until all workers are ready. */
    reply: v.object({
      startupNs: nanoseconds,
      readyNs: nanoseconds,
      /** For a service: where it listens, and how many workers accept connections there. */
      service: v.exactOptional(v.object({ url: v.string(), listeners: atLeastOne })),
    }),
  },
  /**
   * Runs tasks concurrently, untimed: either `tasks` tasks whose outputs the host verifies, or those of `inputs`, whose
   * outputs it returns.
   */
  check: {
    request: v.union([
      v.object({
        inputs: v.array(valueSchema),
        /** The folder for large outputs. */
        folder: v.string(),
      }),
      /** `url` names the service; only for the load generator. */
      v.object({ tasks: atLeastOne, url: v.exactOptional(v.string()) }),
    ]),
    reply: v.object({
      outputs: v.exactOptional(v.array(valueSchema)),
      /** The workers that ran the tasks; missing if that is not available. */
      workers: v.exactOptional(v.array(v.string())),
      /** From a host that verifies outputs, if the workload has figures. */
      figures: v.exactOptional(figuresSchema),
    }),
  },
  load: { request: loadRequestSchema, reply: loadSampleSchema },
  /**
   * Runs rehearsals, tasks that end at once, until one of the limits is reached; none if the executor has no rehearsal. Only
   * for Node's host of tasks and jobs.
   */
  rehearse: {
    request: v.object({ durationNs: nanoseconds, maxTasks: atLeastOne }),
    reply: v.object({ tasks: count }),
  },
  /** Closes the cell. The host then ends by itself. */
  close: { request: nothing, reply: nothing },

  /** Opens connections to the service at `url`; only for the load generator, which has this, `check` and `load`. */
  connect: { request: v.object({ url: v.string(), spec: trialSpecSchema }), reply: nothing },
  /** Sends requests for a time, at constant occupancy, and counts those that fail; only for the load generator. */
  endure: {
    request: v.object({ url: v.string(), durationNs: nanoseconds }),
    reply: v.object({
      completions: count,
      /** Failed requests, by kind. */
      failures: v.record(v.string(), count),
    }),
  },
  /** Closes the connections to a service. */
  disconnect: { request: v.object({ url: v.string() }), reply: nothing },

  /** Completes the parameters that depend on the host. */
  calibrate: {
    request: v.object({ workload: workloadSchema }),
    reply: v.object({ params: paramsSchema }),
  },
  'task-cost': {
    request: v.object({
      workload: workloadSchema,
      timeMs: v.number(),
      timeoutMs: v.number(),
      minSamples: atLeastOne,
    }),
    reply: v.object({
      /** Missing if the task has no implementation in Node. */
      taskCost: v.exactOptional(
        v.object({
          meanMs: v.number(),
          relativeMarginOfError: v.number(),
          samples: count,
          payloadBytes: v.exactOptional(count),
        }),
      ),
      /** The resident memory of the process after it. */
      residentBytes: count,
    }),
  },
  /**
   * Opens copies of the kernel with no dispatch. They are loaded like a cell; `occupancy` is the number of copies that
   * run. A host in another language gets its inputs from `prepare` before; it need not have this command.
   */
  'open-ceiling': {
    request: v.object({ workload: workloadSchema, seed: v.number(), width: atLeastOne }),
    reply: nothing,
  },
  /** Measures the recovery time; the reply is empty if the strategy does not report the states of its workers. */
  recover: {
    request: v.object({ spec: trialSpecSchema }),
    reply: v.object({ recoveryNs: v.exactOptional(nanoseconds) }),
  },
  /**
   * Ends one worker of an open service, which serves `ending-service`. The reply has the time until all workers listen
   * again; it is empty if there is no worker whose end the service survives.
   */
  'end-worker': { request: nothing, reply: v.object({ recoveryNs: v.exactOptional(nanoseconds) }) },
  /**
   * Runs tasks in an executor of their own, one in flight for each worker, and notes the instants of each task. The reply
   * has no tasks if the workload is not a task workload.
   */
  'stamp-tasks': {
    request: v.object({
      spec: trialSpecSchema,
      /** Tasks before the sample, which are not in the reply. */
      warmUpNs: nanoseconds,
      /** The sample takes this time and at least `minTasks`, and ends at `maxTasks`. */
      durationNs: nanoseconds,
      minTasks: atLeastOne,
      maxTasks: atLeastOne,
    }),
    reply: v.object({ tasks: v.array(stampedTaskSchema) }),
  },
  /** Makes the inputs of consecutive seeds for a host in another language. */
  'make-inputs': {
    request: v.object({ workload: workloadSchema, seed: v.number(), count, folder: v.string() }),
    reply: v.object({ inputs: v.array(valueSchema) }),
  },
  /** Verifies the outputs of such a host for the inputs of consecutive seeds. */
  verify: {
    request: v.object({ workload: workloadSchema, seed: v.number(), outputs: v.array(valueSchema) }),
    reply: v.object({ figures: v.exactOptional(figuresSchema) }),
  },
} as const;

export type Command = keyof typeof commandSchemas;

/** The request and the reply of each command. */
export type Commands = {
  readonly [Name in Command]: {
    readonly request: v.InferOutput<(typeof commandSchemas)[Name]['request']>;
    readonly reply: v.InferOutput<(typeof commandSchemas)[Name]['reply']>;
  };
};
