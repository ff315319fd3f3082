import type { Result } from '@parbench/engine';
import type { RunComparison } from '@parbench/engine/compare-runs';
import { speedupsOf } from '@parbench/report/wording';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** The exit code of a run. A failure takes precedence over a missing verdict, whichever the workload. */
export function exitCodeOf(
  result: Result,
  { requireVerdict }: { readonly requireVerdict: boolean },
): ExitCode {
  if (result.run.status === 'interrupted') return exitCodes.interrupted;
  const hasFailed = result.cells.some(({ status }) => status === 'failed' || status === 'timeout');
  if (hasFailed) return exitCodes.cellFailed;
  if (result.run.stopped === 'too-short') return exitCodes.noVerdict;
  const speedups = speedupsOf(result);
  const isOpen =
    speedups.some(({ verdict }) => verdict === 'inconclusive') ||
    result.workloads.some(({ baseline }) => !speedups.some(({ b }) => b === baseline));
  return requireVerdict && isOpen ? exitCodes.noVerdict : exitCodes.fine;
}

/**
 * The exit code of a comparison: 1 on a regression, whether slower or broken, if it is to fail; 3 if verdicts are required
 * and there are none, or an inconclusive one.
 */
export function exitCodeOfChanges(
  { changes, uncompared }: RunComparison,
  { fail, requireVerdict }: { readonly fail: boolean; readonly requireVerdict: boolean },
): ExitCode {
  const isWorse =
    changes.some(({ verdict }) => verdict === 'slower') || uncompared.some(({ isBroken }) => isBroken);
  if (isWorse && fail) return exitCodes.cellFailed;
  const isOpen =
    changes.length === 0 ||
    changes.some(({ verdict }) => verdict === 'inconclusive') ||
    uncompared.some((cell) => cell.isOpen);
  return requireVerdict && isOpen ? exitCodes.noVerdict : exitCodes.fine;
}
