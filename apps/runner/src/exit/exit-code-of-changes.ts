import type { RunComparison } from '@parbench/engine/compare-runs';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/**
 * How a comparison ends: 1 on a regression, be it slower or broken; 3 where verdicts are demanded and there is none, or an
 * inconclusive one.
 */
export function exitCodeOfChanges(
  { changes, left }: RunComparison,
  { requireVerdict }: { readonly requireVerdict: boolean },
): ExitCode {
  const isWorse =
    changes.some(({ verdict }) => verdict === 'slower') || left.some(({ isBroken }) => isBroken);
  if (isWorse) return exitCodes.cellFailed;
  const isOpen =
    changes.length === 0 ||
    changes.some(({ verdict }) => verdict === 'inconclusive') ||
    left.some((cell) => cell.isOpen);
  return requireVerdict && isOpen ? exitCodes.noVerdict : exitCodes.fine;
}
