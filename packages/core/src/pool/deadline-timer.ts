/** One timer for all deadlines, set to the earliest. */
export interface DeadlineTimer {
  /** Has `onDue` called soon after `dueAt`, an instant of `performance.now()`. */
  watch(dueAt: number): void;
  stop(): void;
}

/** The longest delay that Node's timers support. A timer for a later deadline fires after it and is set again. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * Creates a timer that calls `onDue` when a watched instant has passed. `onDue` settles the tasks that are due and
 * returns the earliest deadline left; infinite for none. Watching costs a comparison: the deadline of a settled task
 * stays watched, so the timer may fire, find nothing due and be set again. Does not keep the process alive.
 */
export function createDeadlineTimer(onDue: (now: number) => number): DeadlineTimer {
  let armedFor = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function watch(dueAt: number): void {
    if (dueAt >= armedFor) return;
    clearTimeout(timer);
    armedFor = dueAt;
    const delayMs = Math.ceil(dueAt - performance.now());
    // Node runs timers before it reads sockets. If the driver was busy, answers that came in time are still unread.
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
