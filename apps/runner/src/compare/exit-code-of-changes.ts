import type { RunComparison } from '@parbench/engine/compare-runs';
import { type ExitCode, exitCodes } from '../exit-codes.ts';

/** How a comparison ends: 1 on a regression; 3 where verdicts are demanded and there is none, or an inconclusive one. */
export function exitCodeOfChanges(
  { changes }: RunComparison,
  { requireVerdict }: { readonly requireVerdict: boolean },
): ExitCode {
  if (changes.some(({ verdict }) => verdict === 'slower')) return exitCodes.cellFailed;
  const isOpen = changes.length === 0 || changes.some(({ verdict }) => verdict === 'inconclusive');
  return requireVerdict && isOpen ? exitCodes.noVerdict : exitCodes.fine;
}
