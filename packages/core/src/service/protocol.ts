import type { ParbenchErrorCode } from '../errors.ts';
import type { WorkerId } from '../outcome.ts';
import type { WorkloadReference } from '../strategy.ts';

/** Where a worker listens, besides the loopback address. */
export interface ListenOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Whether several sockets listen on one port, and the kernel distributes connections to them. */
  readonly reusePort?: boolean;
}

/** A message to a worker that serves requests. */
export type ToServer =
  | {
      readonly type: 'serve';
      readonly worker: WorkerId;
      readonly workload: WorkloadReference;
      readonly listen: ListenOptions;
    }
  | { readonly type: 'stop' };

/** A message of such a worker. */
export type FromServer =
  | { readonly type: 'hello' }
  | { readonly type: 'listening' }
  | { readonly type: 'start-failed'; readonly code: ParbenchErrorCode; readonly message: string }
  | { readonly type: 'crashed'; readonly message: string };
