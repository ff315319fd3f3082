/** Matches `TypeError: ...`, `Error [ERR_X]: ...`, V8's `FATAL ERROR: ...` or a failed assertion, with anything before it on its line. */
const errorLine = /FATAL ERROR|Assertion .*failed|(?:^|[^\w.'"`])\w*Error(?: \[\w+\])?: /;

/** Matches the lines that Node writes around an error: the stack, that of machine code too, and its own version. */
const surroundingLine = /^\s*at |^\s*\d+: 0x[\da-f]+ |^-+ .* stack trace -+$|^Node\.js v|^\s*$/;

/**
 * Returns the last line of a process's stderr that looks like an error, or else the last one that does not belong to the
 * frame of a report.
 */
export function mostInformativeLine(stderr: string): string | undefined {
  const lines = stderr.split('\n').filter((line) => !surroundingLine.test(line));
  return (lines.findLast((line) => errorLine.test(line)) ?? lines.at(-1))?.trim();
}
