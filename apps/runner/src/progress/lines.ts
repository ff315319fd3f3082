import { describeProgress } from './messages.ts';
import { createNotices } from './notices.ts';
import type { Progress } from './progress.ts';

/** Time of the run between two lines that only say how far it is. */
const intervalMs = 15_000;

/** Progress as lines for logs: notices, and now and then how far the run is. */
export function createLines(log: (line: string) => void): Progress {
  const noticeOf = createNotices();
  let loggedAtMs = 0;
  return {
    onEvent(event) {
      const notice = noticeOf(event);
      if (notice !== undefined) return log(notice);
      if (!('elapsedMs' in event) || event.elapsedMs - loggedAtMs < intervalMs) return;
      loggedAtMs = event.elapsedMs;
      log(describeProgress(event));
    },
    log,
    [Symbol.dispose]() {},
  };
}
