import * as v from 'valibot';
import { endStatuses } from './trial-end.ts';

/** The version of the trial protocol; raised when a host written for the old one would go wrong. See docs/trial-protocol.md. */
export const protocolVersion = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const atLeastOne = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A stretch of time in nanoseconds. */
const nanoseconds = v.pipe(v.number(), v.integer(), v.minValue(0));

const paramsSchema = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));

/** A module that holds a workload, in the language of the host. */
const workloadSchema = v.object({
  url: v.string(),
  exportName: v.exactOptional(v.string()),
  params: paramsSchema,
});

/** Everything that a host needs to know to open a cell. */
const trialSpecSchema = v.object({
  workload: workloadSchema,
  strategy: v.object({
    name: v.string(),
    /** The plug-in module; missing for `inline`, and for strategies that the host itself has. */
    url: v.exactOptional(v.string()),
    options: v.record(v.string(), v.unknown()),
  }),
  workers: atLeastOne,
  /** Tasks in flight under load: the same for all cells of a workload. */
  occupancy: atLeastOne,
  /** Inputs are those of the seeds from here on. */
  seed: v.pipe(v.number(), v.integer()),
  /** The longest time of a single task. */
  taskTimeoutNs: nanoseconds,
});
export type TrialSpec = v.InferOutput<typeof trialSpecSchema>;

/** A value of a task: as tagged JSON, or as a part of a file that holds the text of its tagged JSON. */
const valueSchema = v.union([
  v.object({ json: v.unknown() }),
  v.object({ path: v.string(), offset: count, length: count }),
]);
export type TransportedValue = v.InferOutput<typeof valueSchema>;

/** Times in nanoseconds with how often each came, ascending; a host may round them to three significant digits. */
const histogramSchema = v.array(v.tuple([nanoseconds, atLeastOne]));
export type Histogram = v.InferOutput<typeof histogramSchema>;

/** How long a stretch of load is to last, and what beside throughput is to be observed in it. */
const loadRequestSchema = v.object({
  durationNs: nanoseconds,
  /** The stretch goes on until that many completions, however long the tasks are. */
  minCompletions: count,
  /** Tasks in flight; those of the trial's specification when missing. */
  occupancy: v.exactOptional(atLeastOne),
  /**
   * `round-trip` measures each task's time; `driver-delay` lets the event loop turn after every task and probes its
   * delay, where there is one; `workers` counts the tasks of each worker, where there are several.
   */
  observe: v.exactOptional(v.picklist(['round-trip', 'driver-delay', 'workers'])),
  /** Tasks arrive at this rate instead, however many are in flight; `minCompletions` and `occupancy` do not count. */
  ratePerSecond: v.exactOptional(v.number()),
});
export type LoadRequest = v.InferOutput<typeof loadRequestSchema>;

/** How tasks fared that arrived at a rate. */
const arrivalSampleSchema = v.object({
  /** Whether more came than were done: then the stretch was broken off, and times would tell only how long it was. */
  isOverloaded: v.boolean(),
  /** From the instant at which a task was due until it settled. */
  latencies: histogramSchema,
  /** How long after the instant at which it was due a task was submitted; it is part of the latency. */
  latenesses: histogramSchema,
});

const loadSampleSchema = v.object({
  /** Completions between the two instants. */
  completions: count,
  /** Nanoseconds between the two instants; not rounded, since they are means of several. */
  elapsedNs: v.number(),
  /** All tasks of the stretch, with those of ramp-up and drain. */
  tasks: count,
  /** With `observe: 'workers'`: tasks completed, by worker. */
  tasksByWorker: v.exactOptional(v.record(v.string(), count)),
  /** With `observe: 'round-trip'`: times from submit to settled. */
  roundTrips: v.exactOptional(histogramSchema),
  /** With `ratePerSecond`. */
  arrivals: v.exactOptional(arrivalSampleSchema),
  /** Part of the time that the driver's event loop was busy, 0 to 1; only from hosts that have one. */
  driverUtilisation: v.exactOptional(v.number()),
  /** With `observe: 'driver-delay'`: mean wait of a request to the driver; only from hosts that can tell. */
  driverDelayNs: v.exactOptional(v.number()),
});
export type LoadSample = v.InferOutput<typeof loadSampleSchema>;

const nothing = v.object({});

/** The commands of the protocol, each with its request and its reply. A host has the first five; the rest are Node's. */
export const commandSchemas = {
  /** Loads modules and, in Node, makes inputs; untimed. A host in another language is given its inputs. */
  prepare: {
    request: v.object({ spec: trialSpecSchema, inputs: v.exactOptional(v.array(valueSchema)) }),
    reply: v.object({
      /** Whether the same input gave the same output twice; missing where the host does not verify outputs itself. */
      isDeterministic: v.exactOptional(v.boolean()),
      /** Whether loads can be observed beside their throughput. */
      canObserve: v.boolean(),
    }),
  },
  /** Starts the workers and runs a first task, timed. */
  open: {
    request: nothing,
    /** From the start of opening to the first outcome, and until all workers are ready. */
    reply: v.object({ startupNs: nanoseconds, readyNs: nanoseconds }),
  },
  /** Runs tasks side by side, untimed: so many whose outputs the host verifies, or those of `inputs`, whose outputs it returns. */
  check: {
    request: v.union([
      v.object({
        inputs: v.array(valueSchema),
        /** Where large outputs are written to. */
        folder: v.string(),
      }),
      v.object({ tasks: atLeastOne }),
    ]),
    reply: v.object({
      outputs: v.exactOptional(v.array(valueSchema)),
      /** The workers that answered; missing where that cannot be told. */
      workers: v.exactOptional(v.array(v.string())),
    }),
  },
  load: { request: loadRequestSchema, reply: loadSampleSchema },
  /** Closes what is open. The host then ends by itself. */
  close: { request: nothing, reply: nothing },

  /** Fills in the parameters that depend on the host. */
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
      /** Missing where the task does not exist in Node. */
      taskCost: v.exactOptional(
        v.object({ meanMs: v.number(), relativeMarginOfError: v.number(), samples: count }),
      ),
      /** The process's resident memory after it. */
      residentBytes: count,
    }),
  },
  /** Opens copies of the kernel, undispatched, to be loaded like a cell; `occupancy` is how many of them run. */
  'open-ceiling': {
    request: v.object({ workload: workloadSchema, seed: v.number(), width: atLeastOne }),
    reply: nothing,
  },
  /** Measures how long the loss of a worker lasts; empty where the strategy does not tell. */
  recover: {
    request: v.object({ spec: trialSpecSchema }),
    reply: v.object({ recoveryNs: v.exactOptional(nanoseconds) }),
  },
  /** Makes the inputs of consecutive seeds for a host in another language. */
  'make-inputs': {
    request: v.object({ workload: workloadSchema, seed: v.number(), count, folder: v.string() }),
    reply: v.object({ inputs: v.array(valueSchema) }),
  },
  /** Verifies the outputs of such a host to the inputs of consecutive seeds. */
  verify: {
    request: v.object({ workload: workloadSchema, seed: v.number(), outputs: v.array(valueSchema) }),
    reply: nothing,
  },
} as const;

export type Command = keyof typeof commandSchemas;

/** What each command asks, and what it is answered with. */
export type Commands = {
  readonly [Name in Command]: {
    readonly request: v.InferOutput<(typeof commandSchemas)[Name]['request']>;
    readonly reply: v.InferOutput<(typeof commandSchemas)[Name]['reply']>;
  };
};

/** The first line that a host writes: it runs, and speaks this version of the protocol. */
export const helloSchema = v.object({ protocol: v.number() });

/** A request's line: its number, the command, and the fields of the command's request. */
export const requestSchema = v.looseObject({ id: count, command: v.string() });

/** A reply's line. A failure says how the cell ends and why. */
export const replySchema = v.union([
  v.object({ id: count, status: v.literal('ok'), value: v.unknown() }),
  v.object({ id: count, status: v.picklist(endStatuses), reason: v.string() }),
]);
export type Reply = v.InferOutput<typeof replySchema>;

/** How many inputs a trial prepares, to be used again and again: at least as many as are ever in flight. */
export function inputCount(occupancy: number): number {
  return Math.max(16, 2 * occupancy);
}
