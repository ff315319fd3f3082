import { ParbenchError } from '../errors.ts';
import { retryAfterMs } from './back-off.ts';
import type { CompletePoolOptions } from './pool-options.ts';
import { within } from './within.ts';
import type { WorkerEnd } from './worker-end.ts';
import type { WorkerHandle } from './worker-handle.ts';
import { createWorkerSlot } from './worker-slot.ts';

/** All workers of a pool: a fixed number of slots, each of which replaces its worker when that ends. */
export interface WorkerSet {
  /** Returns the current workers, in the order of their slots. */
  handles(): readonly WorkerHandle[];
  /** Starts all workers. Resolves as soon as one is ready; rejects if one cannot start before that. */
  open(): Promise<void>;
  /** Resolves when every slot has a ready worker; rejects when one has been given up. */
  ready(): Promise<void>;
  /** Starts workers again in slots that were given up long enough ago. Returns whether it did. */
  retry(): boolean;
  /**
   * Asks idle workers to exit and kills the others at once; kills those that are still there after `graceMs`. Resolves
   * when all are gone.
   */
  dismiss(graceMs: number): Promise<void>;
}

/** The events that a worker set reports to its pool. */
export interface WorkerSetEvents {
  /** A worker has become ready or has fewer tasks than before. */
  onRoom(): void;
  /** The last slot has been given up. */
  onAbandon(reason: string): void;
}

/** Creates a worker set of `options.workers` slots, all empty until `open`. */
export function createWorkerSet(options: CompletePoolOptions, events: WorkerSetEvents): WorkerSet {
  const opened = Promise.withResolvers<void>();
  const alive = new Set<WorkerHandle>();
  let current: readonly WorkerHandle[] = [];
  let fullWidth: PromiseWithResolvers<void> | undefined;
  let isDismissed = false;
  let retryAt = Number.POSITIVE_INFINITY;
  const slots = Array.from({ length: options.workers }, () =>
    createWorkerSlot(options, {
      onChange,
      onReady,
      onRoom: events.onRoom,
      onFailedStart,
      onAbandon,
    }),
  );

  function onChange(started?: WorkerHandle): void {
    current = slots.map(({ handle }) => handle).filter((handle) => handle !== undefined);
    if (started === undefined) return;
    alive.add(started);
    started.exited.then(() => alive.delete(started));
  }

  function onReady(): void {
    opened.resolve();
    checkWidth();
    events.onRoom();
  }

  function onFailedStart(end: WorkerEnd): void {
    opened.reject(startError(end));
  }

  function onAbandon(): void {
    retryAt = performance.now() + retryAfterMs;
    checkWidth();
    const reasons = slots.map((slot) => slot.abandonedFor);
    if (reasons.every((reason) => reason !== undefined)) events.onAbandon(reasons[0]?.message ?? '');
  }

  function checkWidth(): void {
    const abandonedFor = slots.find((slot) => slot.abandonedFor)?.abandonedFor;
    if (isDismissed) fullWidth?.reject(closedError());
    else if (abandonedFor) fullWidth?.reject(startError(abandonedFor));
    else if (slots.every((slot) => slot.handle?.state === 'ready')) fullWidth?.resolve();
    else return;
    fullWidth = undefined;
  }

  return {
    handles: () => current,
    open() {
      for (const slot of slots) slot.fill();
      return opened.promise;
    },
    ready() {
      fullWidth ??= Promise.withResolvers();
      const { promise } = fullWidth;
      checkWidth();
      return promise;
    },
    retry() {
      if (retryAt === Number.POSITIVE_INFINITY || performance.now() < retryAt) return false;
      retryAt = Number.POSITIVE_INFINITY;
      for (const slot of slots) slot.retry();
      return true;
    },
    async dismiss(graceMs) {
      isDismissed = true;
      checkWidth();
      for (const slot of slots) slot.retire();
      for (const handle of alive) {
        if (handle.state === 'ready' && handle.inFlight.size === 0) handle.stop();
        else handle.kill('was killed because its executor closed');
      }
      const gone = Promise.all(Array.from(alive, (handle) => handle.exited));
      await within(gone, graceMs);
      for (const handle of alive) handle.kill('did not exit when its executor closed');
      await gone;
    },
  };
}

function startError(end: WorkerEnd): ParbenchError {
  return end.error ?? new ParbenchError('worker-start', `A worker could not be started: ${end.message}`);
}

function closedError(): ParbenchError {
  return new ParbenchError('closed', 'The executor was closed before all its workers were ready.');
}
