import type { Result } from '@parbench/engine';
import { speedupsOf } from '../report/workload-cells.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** How a run that came to `result` exits. What went wrong comes before a verdict that is missing, of any workload. */
export function exitCodeOf(
  result: Result,
  { requireVerdict }: { readonly requireVerdict: boolean },
): ExitCode {
  if (result.run.status === 'interrupted') return exitCodes.interrupted;
  const hasFailed = result.cells.some(({ status }) => status === 'failed' || status === 'timeout');
  if (hasFailed) return exitCodes.cellFailed;
  const speedups = speedupsOf(result);
  const isOpen =
    speedups.some(({ verdict }) => verdict === 'inconclusive') ||
    result.workloads.some(({ baseline }) => !speedups.some(({ b }) => b === baseline));
  return requireVerdict && isOpen ? exitCodes.noVerdict : exitCodes.fine;
}
