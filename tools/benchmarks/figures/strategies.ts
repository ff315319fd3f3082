/** The names of the measured strategies, by package. */
export const ours = {
  threads: ['threads/shared', 'threads/pipelined', 'threads', 'threads/spawn'],
  processes: ['processes/socket', 'processes/advanced', 'processes', 'processes/spawn'],
  cluster: ['cluster'],
} as const;

/** The pools of libraries, by the unit of their workers. */
export const pools = {
  threads: ['pool/poolifier', 'pool/jest-worker', 'pool/tinypool', 'pool/workerpool'],
  processes: ['pool/poolifier-cluster', 'pool/jest-worker-processes', 'pool/workerpool-processes'],
} as const;

/** The code that one would write by hand. */
export const bare = {
  threads: 'bare/message-port',
  processes: 'bare/fork-ipc',
  piscina: 'bare/piscina',
} as const;
