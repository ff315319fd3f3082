import type { ParbenchErrorCode, WorkerId, WorkloadReference } from '@parbench/core';

/** What the driver tells a worker process over Node's IPC. Tasks never cross it. */
export type ToWorker<Settings> =
  | {
      readonly type: 'start';
      /** Its id, if that is not its process id. */
      readonly worker?: WorkerId;
      readonly workload: WorkloadReference;
      /** What the worker needs to take tasks from the queue; passwords too, which is why it is not an argument. */
      readonly settings: Settings;
    }
  | { readonly type: 'stop' };

/** What a worker process has used by its end. */
export interface WorkerUsage {
  readonly cpuMs: number;
  readonly peakMemoryBytes: number;
}

/** What a worker process tells the driver. */
export type FromWorker =
  | { readonly type: 'ready' }
  | ({ readonly type: 'usage' } & WorkerUsage)
  | { readonly type: 'start-failed'; readonly code: ParbenchErrorCode; readonly message: string };
