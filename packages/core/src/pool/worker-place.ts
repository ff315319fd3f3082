import { messageOf } from '../errors.ts';
import { backOffMs, maxFailedStarts } from './back-off.ts';
import type { CompletePoolOptions } from './pool-options.ts';
import type { SessionEnd } from './session-end.ts';
import { startSession, type WorkerSession } from './worker-session.ts';

/** A place for one worker, which is filled again whenever its worker ends. */
export interface WorkerPlace {
  /** The worker there now; none while the next one waits for its turn to start. */
  readonly session: WorkerSession | undefined;
  /** Why no more workers are started here, if that is so. */
  readonly abandonedFor: SessionEnd | undefined;
  /** Starts the first worker. */
  fill(): void;
  /** Starts a worker again if that had been given up. */
  retry(): void;
  /** Starts no more workers; the one that is there stays. */
  retire(): void;
}

/** What a place tells its crew. */
export interface PlaceEvents {
  /** A worker has been started here or, without one, has ended. */
  onChange(started?: WorkerSession): void;
  onReady(): void;
  onRoom(): void;
  /** A worker has ended that was of no use. */
  onFailedStart(end: SessionEnd): void;
  /** Too many starts in a row have failed: the place stays empty. */
  onAbandon(): void;
}

/** An empty place. */
export function createWorkerPlace(options: CompletePoolOptions, events: PlaceEvents): WorkerPlace {
  let session: WorkerSession | undefined;
  let abandonedFor: SessionEnd | undefined;
  let failedStarts = 0;
  let isRetired = false;
  let timer: NodeJS.Timeout | undefined;

  function fill(): void {
    try {
      session = startSession(options, { onReady: events.onReady, onRoom: events.onRoom, onEnd: replace });
      events.onChange(session);
    } catch (error) {
      replace({ kind: 'worker-lost', message: messageOf(error), isFailedStart: true });
    }
  }

  function replace(end: SessionEnd): void {
    session = undefined;
    events.onChange();
    failedStarts = end.isFailedStart ? failedStarts + 1 : 0;
    if (end.isFailedStart) events.onFailedStart(end);
    if (isRetired) return;
    if (failedStarts >= maxFailedStarts) abandon(end);
    else if (failedStarts === 0) fill();
    else timer = setTimeout(fill, backOffMs(failedStarts));
  }

  function abandon(end: SessionEnd): void {
    abandonedFor = end;
    events.onAbandon();
  }

  return {
    get session() {
      return session;
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
