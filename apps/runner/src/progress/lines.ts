import { describeProgress } from './messages.ts';
import { createNotices } from './notices.ts';
import type { Progress } from './progress.ts';

/** Time between two lines that only report progress. */
const intervalMs = 15_000;

/** Creates progress for logs: notices, and a line now and then. */
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
