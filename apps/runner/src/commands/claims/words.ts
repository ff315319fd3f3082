import type { ClaimId } from '@parbench/engine/claims';

/** The words in which each claim is usually made. */
export const claimWords: Readonly<Record<ClaimId, string>> = {
  memory: 'Processes are heavyweight, with a large memory footprint; threads are light.',
  resources: 'Processes need more system resources than threads.',
  creation: 'Creating a process is slower than creating a thread.',
  communication: 'Communication between processes is slow and awkward, between threads it is fast.',
  isolation: 'Processes have memory of their own; threads share it.',
  parallelism: 'Processes give true parallelism.',
  gil: 'Because of the GIL, threads gain nothing on CPU-bound work; they do on I/O-bound work.',
  processors: 'Without extra processors, multiprocessing gains nothing.',
  hazards: 'Threads are exposed to race conditions and deadlocks, and want care.',
};
