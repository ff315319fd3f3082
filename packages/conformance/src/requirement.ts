import type { Situation } from './strategy-under-test.ts';

/** A condition that a case needs, and why it cannot run without it. */
interface Requirement {
  readonly holds: (situation: Situation) => boolean;
  /** Completes "not applicable: ...". */
  readonly reason: string;
}

/** All requirements of cases, by name. */
export const requirements = {
  workers: {
    holds: ({ capabilities }) => capabilities.unit !== 'driver',
    reason: 'its tasks run in the driver, which cannot be interrupted or replaced',
  },
  processes: {
    holds: ({ capabilities }) => capabilities.unit === 'process',
    reason: 'its workers are not processes',
  },
  crossing: {
    holds: ({ capabilities }) => capabilities.values !== 'reference',
    reason: 'values pass by reference and do not cross a boundary',
  },
  json: {
    holds: ({ capabilities }) => capabilities.values === 'json',
    reason: 'values do not cross as JSON',
  },
  'structured-clone': {
    holds: ({ capabilities }) => capabilities.values === 'structured-clone',
    reason: 'values do not cross as structured clones',
  },
  transfer: {
    holds: ({ capabilities }) => capabilities.transfer,
    reason: 'it lacks the capability `transfer`',
  },
  'no-transfer': {
    holds: ({ capabilities }) => !capabilities.transfer,
    reason: 'it has the capability `transfer`',
  },
  'shared-memory': {
    holds: ({ capabilities }) => capabilities.sharedMemory,
    reason: 'it lacks the capability `sharedMemory`',
  },
  'no-shared-memory': {
    holds: ({ capabilities }) => !capabilities.sharedMemory,
    reason: 'it has the capability `sharedMemory`',
  },
  'isolated-heap': {
    holds: ({ capabilities }) => capabilities.isolatesHeap,
    reason: 'it lacks the capability `isolatesHeap`',
  },
  'limited-heap': {
    holds: ({ limitsHeap }) => limitsHeap,
    reason: 'there are no options that limit a worker\u2019s heap (`limitedHeap`)',
  },
  'isolated-crashes': {
    holds: ({ capabilities }) => capabilities.isolatesCrashes,
    reason: 'it lacks the capability `isolatesCrashes`',
  },
  'lasting-workers': {
    holds: ({ capabilities }) => !capabilities.workerPerTask,
    reason: 'each of its tasks has a worker of its own, so there are no idle workers',
  },
  'worker-per-task': {
    holds: ({ capabilities }) => capabilities.workerPerTask,
    reason: 'it lacks the capability `workerPerTask`',
  },
  services: {
    holds: ({ capabilities }) => capabilities.services,
    reason: 'it lacks the capability `services`',
  },
  linux: {
    holds: ({ platform }) => platform === 'linux',
    reason: 'leftover processes, threads and sockets are found in /proc, which only Linux has',
  },
} as const satisfies Record<string, Requirement>;

export type RequirementName = keyof typeof requirements;

/** Returns the requirements among `names` that `situation` does not meet, in the same order. */
export function unmetRequirements(
  names: readonly RequirementName[],
  situation: Situation,
): readonly RequirementName[] {
  return names.filter((name) => !requirements[name].holds(situation));
}
