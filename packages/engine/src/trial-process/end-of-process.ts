import { TrialEnd } from '../protocol/trial-end.ts';

/** The end of every trial of a run that was aborted, of those not started yet too. */
export function endByInterrupt(): TrialEnd {
  return new TrialEnd('interrupted', 'the run was interrupted');
}

/** What a process that ended by itself says of the trial, with the line of its stderr that tells most. */
export function endOfProcess(code: number | null, signal: NodeJS.Signals | null, stderr: string): TrialEnd {
  const how = signal ? `was ended by ${signal}` : `exited with code ${code}`;
  const line = tellingLine(stderr);
  return new TrialEnd(
    'failed',
    `the trial process ${how}${line === undefined ? '' : `; its last output: ${line}`}`,
  );
}

/** `TypeError: ...`, `Error [ERR_X]: ...` or V8's `FATAL ERROR: ...`, with whatever is before it on its line. */
const errorLine = /FATAL ERROR|(?:^|[^\w.'"`])\w*Error(?: \[\w+\])?: /;

/** What Node writes around an error: the stack and its own version. */
const surroundingLine = /^\s*at |^Node\.js v|^\s*$/;

/** The last line that looks like an error, or else the last that is not part of a report's frame. */
function tellingLine(stderr: string): string | undefined {
  const lines = stderr.split('\n').filter((line) => !surroundingLine.test(line));
  return (lines.findLast((line) => errorLine.test(line)) ?? lines.at(-1))?.trim();
}
