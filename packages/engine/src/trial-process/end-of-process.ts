import { mostInformativeLine } from '@parbench/core/process-group';
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
