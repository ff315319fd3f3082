/** A `parbench run` for the figures. Strategies that are compared directly are in the same run. */
export interface FigureRun {
  /** The name of its result file. */
  readonly name: string;
  /** The selection, as `--filter` terms. */
  readonly filter: readonly string[];
  readonly baseline: string;
  /** Tasks in flight. */
  readonly occupancy: number;
  /** Parameters, as `--set` takes them. */
  readonly set?: readonly string[];
  /** The budget of the run, seconds. */
  readonly budgetSeconds: number;
}

/** The occupancies at which strategies are compared; at 1, the round trip is measured. */
export const occupancies = [4, 64, 512] as const;

const noop = 'workload:noop';
const noopAndEcho = [noop, 'workload:echo', '!workload:echo/*'];
const smallEcho = ['echo.bytes=1024', 'echo.kind=object'];

const threads = [
  'strategy:threads',
  '!strategy:*/spawn',
  'strategy:bare/message-port',
  'strategy:bare/piscina',
  'strategy:pool/poolifier',
];

const processes = [
  'strategy:processes',
  '!strategy:*/spawn',
  'strategy:cluster',
  'strategy:bare/fork-ipc',
  'strategy:pool/poolifier-cluster',
];

/** All runs, in order. A block has at most six cells, so no run except `spin` has more. */
export const figureRuns: readonly FigureRun[] = [
  ...[4, 512].map((occupancy) => ({
    name: `threads-${occupancy}`,
    filter: [noop, ...threads],
    baseline: 'bare/message-port',
    occupancy,
    budgetSeconds: 50,
  })),
  {
    name: 'threads-64',
    filter: [...noopAndEcho, ...threads],
    baseline: 'bare/message-port',
    occupancy: 64,
    set: smallEcho,
    budgetSeconds: 100,
  },
  {
    name: 'thread-pools-64',
    filter: [
      ...noopAndEcho,
      'strategy:bare/message-port',
      'strategy:threads/shared',
      'strategy:threads/pipelined',
      'strategy:pool/{tinypool,workerpool,jest-worker}',
    ],
    baseline: 'bare/message-port',
    occupancy: 64,
    set: smallEcho,
    budgetSeconds: 100,
  },
  {
    name: 'processes-4',
    filter: [noop, ...processes],
    baseline: 'bare/fork-ipc',
    occupancy: 4,
    budgetSeconds: 50,
  },
  {
    name: 'processes-64',
    filter: [...noopAndEcho, ...processes],
    baseline: 'bare/fork-ipc',
    occupancy: 64,
    set: smallEcho,
    budgetSeconds: 100,
  },
  {
    name: 'process-pools-64',
    filter: [
      noop,
      'strategy:bare/fork-ipc',
      'strategy:processes',
      '!strategy:*/spawn',
      'strategy:pool/{workerpool,jest-worker}-processes',
    ],
    baseline: 'bare/fork-ipc',
    occupancy: 64,
    budgetSeconds: 50,
  },
  {
    name: 'spawn',
    filter: [noop, 'strategy:*/spawn'],
    baseline: 'threads/spawn',
    occupancy: 4,
    budgetSeconds: 40,
  },
  {
    name: 'spin',
    filter: ['workload:spin', 'strategy:{threads,processes,cluster}', '!strategy:*/spawn'],
    baseline: 'threads/shared',
    occupancy: 4,
    set: ['spin.microseconds=1000'],
    budgetSeconds: 60,
  },
  {
    name: 'bytes',
    filter: [
      'workload:echo',
      'strategy:threads',
      'strategy:processes/{advanced,socket}',
      '!strategy:*/spawn',
    ],
    baseline: 'threads/pipelined',
    occupancy: 4,
    set: ['bytes=1048576'],
    budgetSeconds: 150,
  },
  // A run of two strategies that are close: more blocks in the same time.
  {
    name: 'threads-and-piscina',
    filter: [noop, 'strategy:threads', '!strategy:threads/*', 'strategy:bare/piscina'],
    baseline: 'bare/piscina',
    occupancy: 64,
    budgetSeconds: 60,
  },
  ...[1, 4, 512].map((occupancy) => ({
    name: `shared-and-message-port-${occupancy}`,
    filter: [noop, 'strategy:threads/shared', 'strategy:bare/message-port'],
    baseline: 'bare/message-port',
    occupancy,
    budgetSeconds: 60,
  })),
];
