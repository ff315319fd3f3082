import type { WorkerEnd, WorkerEvents, WorkerProcess } from './worker-process.ts';

/** The state of a slot. */
type SlotState =
  | { readonly name: 'starting' | 'ready'; readonly worker: WorkerProcess }
  /** It starts the next worker in a moment, after a failed start. */
  | { readonly name: 'waiting' }
  /** Too many starts in a row have failed. */
  | { readonly name: 'abandoned'; readonly end: WorkerEnd }
  | { readonly name: 'retired' };

/** One position among the workers: when its worker ends, it starts another, as a service manager would. */
export interface WorkerSlot {
  readonly state: SlotState;
  /** Starts no more workers, and asks the current one to leave. Resolves when it is gone; kills it after `graceMs`. */
  retire(graceMs: number): Promise<void>;
}

const maxFailedStarts = 5;

/** Creates a slot and starts its first worker. Reports every change of its state, and the end of every worker. */
export function createWorkerSlot(
  start: (events: WorkerEvents) => WorkerProcess,
  onChange: (failedStart?: WorkerEnd) => void,
): WorkerSlot {
  let state: SlotState = { name: 'waiting' };
  let failedStarts = 0;
  let timer: NodeJS.Timeout | undefined;
  let onGone: (() => void) | undefined;

  function fill(): void {
    const worker = start({
      onReady() {
        failedStarts = 0;
        if (state.name === 'starting') state = { name: 'ready', worker };
        onChange();
      },
      onEnd: (end) => replace(end),
    });
    state = { name: 'starting', worker };
  }

  function replace(end: WorkerEnd): void {
    if (state.name === 'retired') {
      onGone?.();
      return;
    }
    const isFailedStart = state.name === 'starting';
    failedStarts = isFailedStart ? failedStarts + 1 : 0;
    if (failedStarts >= maxFailedStarts) state = { name: 'abandoned', end };
    else if (failedStarts === 0) fill();
    else wait();
    onChange(isFailedStart ? end : undefined);
  }

  function wait(): void {
    state = { name: 'waiting' };
    timer = setTimeout(fill, 50 * 2 ** (failedStarts - 1));
  }

  fill();
  return {
    get state() {
      return state;
    },
    async retire(graceMs) {
      clearTimeout(timer);
      const last = state;
      state = { name: 'retired' };
      if (last.name === 'starting' || last.name === 'ready') await endWorker(last.worker, graceMs);
    },
  };

  async function endWorker(worker: WorkerProcess, graceMs: number): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      onGone = resolve;
    });
    const killer = setTimeout(worker.kill, graceMs);
    worker.stop();
    await gone;
    clearTimeout(killer);
  }
}
