import { TrialEnd } from '../protocol/trial-end.ts';

/** The end of every trial of an aborted run, including those not started yet. */
export function endByInterrupt(): TrialEnd {
  return new TrialEnd('interrupted', 'the run was interrupted');
}

/** Node's exit code for a module that awaits such a promise and has nothing else to do. */
const unsettledPromise = 13;

/** Describes how a trial process ended by itself, with the most informative line of its stderr. */
export function endOfProcess(code: number | null, signal: NodeJS.Signals | null, stderr: string): TrialEnd {
  if (code === unsettledPromise)
    return new TrialEnd(
      'failed',
      'the trial process ended, since it waited for a promise that never settles',
    );
  const how = signal ? `was ended by ${signal}` : `exited with code ${code}`;
  const line = mostInformativeLine(stderr);
  return new TrialEnd(
    'failed',
    `the trial process ${how}${line === undefined ? '' : `; its last output: ${line}`}`,
  );
}

/** Matches `TypeError: ...`, `Error [ERR_X]: ...` or V8's `FATAL ERROR: ...`, with anything before it on its line. */
const errorLine = /FATAL ERROR|(?:^|[^\w.'"`])\w*Error(?: \[\w+\])?: /;

/** Matches the lines that Node writes around an error: the stack and its own version. */
const surroundingLine = /^\s*at |^Node\.js v|^\s*$/;

/**
 * Returns the last line that looks like an error, or else the last one that does not belong to the frame of a report.
 */
function mostInformativeLine(stderr: string): string | undefined {
  const lines = stderr.split('\n').filter((line) => !surroundingLine.test(line));
  return (lines.findLast((line) => errorLine.test(line)) ?? lines.at(-1))?.trim();
}
