import * as v from 'valibot';
import { endStatuses } from './trial-end.ts';

/**
 * The version of the trial protocol; raised when hosts written for the old version would fail. See
 * docs/trial-protocol.md.
 */
export const protocolVersion = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const atLeastOne = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A duration in nanoseconds. */
const nanoseconds = v.pipe(v.number(), v.integer(), v.minValue(0));

const paramsSchema = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));

/** The module of a workload, in the language of the host. */
const workloadSchema = v.object({
  url: v.string(),
  exportName: v.exactOptional(v.string()),
  params: paramsSchema,
});

/** The data that a host needs to open a cell. */
const trialSpecSchema = v.object({
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
  /**
   * Which outputs are verified; all when missing. Of long tasks in the driver only those that have a verifier, since the others are
   * what outputs are compared with; and `none` if an earlier trial of the cell has verified them.
   */
  verifies: v.exactOptional(v.picklist(['with-verifier', 'none'])),
});
export type TrialSpec = v.InferOutput<typeof trialSpecSchema>;

/** A value of a task: tagged JSON, or a part of a file that contains its tagged JSON. */
const valueSchema = v.union([
  v.object({ json: v.unknown() }),
  v.object({ path: v.string(), offset: count, length: count }),
]);
export type TransportedValue = v.InferOutput<typeof valueSchema>;

/** What else verified outputs show: numbers by name, for each output. */
const figuresSchema = v.array(v.record(v.string(), v.number()));

/** Times in nanoseconds and how often each occurred, ascending; a host may round them to three significant digits. */
const histogramSchema = v.array(v.tuple([nanoseconds, atLeastOne]));
export type Histogram = v.InferOutput<typeof histogramSchema>;

/** The length of a load, and what to observe besides throughput. */
const loadRequestSchema = v.object({
  /**
   * The load is this many tasks, from the first input on; they are timed as a whole, from the first submission to the
   * last completion. Everything else but `occupancy` is ignored.
   */
  batchTasks: v.exactOptional(atLeastOne),
  /** Load before the stretch that does not count; 0 when missing. */
  leadInNs: v.exactOptional(nanoseconds),
  durationNs: nanoseconds,
  /** The load continues until this many completions, however long the tasks are. */
  minCompletions: count,
  /** Tasks in flight; when missing, those of the trial spec. */
  occupancy: v.exactOptional(atLeastOne),
  /**
   * `round-trip` measures the time of each task; `driver-delay` lets the event loop turn after every task and measures
   * its delay, if there is one; `workers` counts the tasks of each worker, if there are several.
   */
  observe: v.exactOptional(v.picklist(['round-trip', 'driver-delay', 'workers'])),
  /** Tasks arrive at this rate, however many are in flight; `minCompletions` and `occupancy` are ignored. */
  ratePerSecond: v.exactOptional(v.number()),
  /** The service to load; only for the load generator. */
  url: v.exactOptional(v.string()),
});
export type LoadRequest = v.InferOutput<typeof loadRequestSchema>;

/** The measures of tasks that arrived at a rate. */
const arrivalSampleSchema = v.object({
  /**
   * Whether more tasks arrived than were done. Then the load was stopped, and its times would only reflect its length.
   */
  isOverloaded: v.boolean(),
  /** Time from the instant at which a task was due until it settled. */
  latencies: histogramSchema,
  /** Time from the instant at which a task was due until it was submitted; part of the latency. */
  latenesses: histogramSchema,
});

const loadSampleSchema = v.object({
  /** Completions between the two instants. */
  completions: count,
  /** Nanoseconds between the two instants; not rounded, since each instant is a mean. */
  elapsedNs: v.number(),
  /** All tasks of the load, including ramp-up and drain. */
  tasks: count,
  /** With `observe: 'workers'`: tasks completed, by worker. */
  tasksByWorker: v.exactOptional(v.record(v.string(), count)),
  /** Open connections, by worker; only from the load generator. */
  connectionsByWorker: v.exactOptional(v.record(v.string(), count)),
  /** With `observe: 'round-trip'`: times from submission until the task settled. */
  roundTrips: v.exactOptional(histogramSchema),
  /** With `ratePerSecond`. */
  arrivals: v.exactOptional(arrivalSampleSchema),
  /** Share of the time that the driver's event loop was busy, 0 to 1; only from hosts that have one. */
  driverUtilisation: v.exactOptional(v.number()),
  /** With `observe: 'driver-delay'`: mean wait of a request to the driver; only from hosts that can measure it. */
  driverDelayNs: v.exactOptional(v.number()),
});
export type LoadSample = v.InferOutput<typeof loadSampleSchema>;

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
        v.object({ meanMs: v.number(), relativeMarginOfError: v.number(), samples: count }),
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

/** The first line of a host: it is running and speaks this version of the protocol. */
export const helloSchema = v.object({ protocol: v.number() });

/** The line of a request: its number, the command, and the fields of that command. */
export const requestSchema = v.looseObject({ id: count, command: v.string() });

/** The line of a reply. A failure gives the status and the reason with which the cell ends. */
export const replySchema = v.union([
  v.object({ id: count, status: v.literal('ok'), value: v.unknown() }),
  v.object({ id: count, status: v.picklist(endStatuses), reason: v.string() }),
]);
export type Reply = v.InferOutput<typeof replySchema>;

/** Returns how many inputs a trial prepares for reuse: at least as many as are ever in flight. */
export function inputCount(occupancy: number): number {
  return Math.max(16, 2 * occupancy);
}
