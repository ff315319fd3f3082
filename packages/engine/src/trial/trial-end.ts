/** How a trial ended before it was done: the cell failed, took too long, or the run was interrupted. */
export class TrialEnd extends Error {
  override readonly name = 'TrialEnd';
  readonly status: 'failed' | 'timeout' | 'interrupted';

  constructor(status: TrialEnd['status'], reason: string) {
    super(reason);
    this.status = status;
  }
}

/** What a process that ended by itself says of the trial, with the last thing it wrote to stderr. */
export function endOfProcess(code: number | null, signal: NodeJS.Signals | null, output: string): TrialEnd {
  const how = signal ? `was ended by ${signal}` : `exited with code ${code}`;
  const lastLine = output.trimEnd().split('\n').at(-1);
  return new TrialEnd(
    'failed',
    `the trial process ${how}${lastLine ? `; its last output: ${lastLine}` : ''}`,
  );
}
