/** One timer for all deadlines, set to the earliest. */
export interface DeadlineTimer {
  /** Makes sure that `onDue` is called soon after `dueAt`, on `performance.now()`'s clock. */
  watch(dueAt: number): void;
  stop(): void;
}

/** The longest delay that Node's timers know; a later deadline is looked at again then. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * Calls `onDue` when a watched instant has passed; it settles what is due and returns the earliest deadline that is
 * left, infinite for none. Watching costs a comparison: deadlines that become moot are not taken back, the timer finds
 * nothing due when it fires, and goes on. Does not keep the process alive.
 */
export function createDeadlineTimer(onDue: (now: number) => number): DeadlineTimer {
  let armedFor = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function watch(dueAt: number): void {
    if (dueAt >= armedFor) return;
    clearTimeout(timer);
    armedFor = dueAt;
    const delayMs = Math.ceil(dueAt - performance.now());
    // Timers run before sockets are read. Where the driver was held up, answers that came in time wait to be read.
    timer = setTimeout(() => setImmediate(fire), Math.min(Math.max(delayMs, 0), longestDelayMs)).unref();
  }

  function fire(): void {
    if (timer === undefined) return;
    armedFor = Number.POSITIVE_INFINITY;
    watch(onDue(performance.now()));
  }

  return {
    watch,
    stop() {
      clearTimeout(timer);
      timer = undefined;
      armedFor = Number.NEGATIVE_INFINITY;
    },
  };
}
