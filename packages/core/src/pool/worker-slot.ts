import { messageOf } from '../errors.ts';
import { backOffMs, maxFailedStarts } from './back-off.ts';
import type { CompletePoolOptions } from './pool-options.ts';
import type { WorkerEnd } from './worker-end.ts';
import { startWorker, type WorkerHandle } from './worker-handle.ts';

/** A slot for one worker. When its worker ends, the slot starts another. */
export interface WorkerSlot {
  /** The current worker; none while the slot waits to start the next one. */
  readonly handle: WorkerHandle | undefined;
  /** Why the slot has been given up, if it has. */
  readonly abandonedFor: WorkerEnd | undefined;
  /** Starts the first worker. */
  fill(): void;
  /** Starts a worker again if the slot has been given up. */
  retry(): void;
  /** Starts no more workers; the current one stays. */
  retire(): void;
}

/** The events that a slot reports to its worker set. */
export interface SlotEvents {
  /** A worker has been started or, when `started` is missing, has ended. */
  onChange(started?: WorkerHandle): void;
  onReady(): void;
  onRoom(): void;
  /** A worker has failed to start. */
  onFailedStart(end: WorkerEnd): void;
  /** Too many starts in a row have failed: the slot stays empty. */
  onAbandon(): void;
}

/** Creates an empty slot. */
export function createWorkerSlot(options: CompletePoolOptions, events: SlotEvents): WorkerSlot {
  let handle: WorkerHandle | undefined;
  let abandonedFor: WorkerEnd | undefined;
  let failedStarts = 0;
  let isRetired = false;
  let timer: NodeJS.Timeout | undefined;

  function fill(): void {
    try {
      handle = startWorker(options, { onReady: events.onReady, onRoom: events.onRoom, onEnd: replace });
      events.onChange(handle);
    } catch (error) {
      replace({ kind: 'worker-lost', message: messageOf(error), isFailedStart: true });
    }
  }

  function replace(end: WorkerEnd): void {
    handle = undefined;
    events.onChange();
    failedStarts = end.isFailedStart ? failedStarts + 1 : 0;
    if (end.isFailedStart) events.onFailedStart(end);
    if (isRetired) return;
    if (failedStarts >= maxFailedStarts) abandon(end);
    else if (failedStarts === 0) fill();
    else timer = setTimeout(fill, backOffMs(failedStarts));
  }

  function abandon(end: WorkerEnd): void {
    abandonedFor = end;
    events.onAbandon();
  }

  return {
    get handle() {
      return handle;
    },
    get abandonedFor() {
      return abandonedFor;
    },
    fill,
    retry() {
      if (abandonedFor === undefined) return;
      abandonedFor = undefined;
      failedStarts = 0;
      fill();
    },
    retire() {
      isRetired = true;
      clearTimeout(timer);
    },
  };
}
