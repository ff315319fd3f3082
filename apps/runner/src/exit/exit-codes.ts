import type { Result } from '@parbench/engine';
import type { RunComparison } from '@parbench/engine/compare-runs';
import { speedupsOf } from '../report/workload-cells.ts';

/** The exit codes of the command. */
export const exitCodes = {
  fine: 0,
  /** A cell failed or timed out, or is slower than before. */
  cellFailed: 1,
  /** Wrong usage, configuration or input; nothing was run. */
  usage: 2,
  /** A verdict was required, and one is inconclusive; or the budget was too short to measure anything. */
  noVerdict: 3,
  /** Ended by SIGINT or SIGTERM. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

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
