import type { Claims } from '@parbench/engine/claims';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';

/** The exit code of a test of claims. Whether claims hold does not matter; whether they could be tested does. */
export function exitCodeOfClaims(
  { run, claims, openings, results }: Claims,
  { requireVerdict }: { readonly requireVerdict: boolean },
): ExitCode {
  if (run.status === 'interrupted') return exitCodes.interrupted;
  const cells = [...openings, ...results.flatMap((result) => result.cells)];
  if (cells.some(({ status }) => status === 'failed' || status === 'timeout')) return exitCodes.cellFailed;
  const findings = claims.flatMap((claim) => claim.findings);
  const wasTooShort = findings.every(
    ({ verdict, measures }) => verdict === 'undecided' && measures.length === 0,
  );
  if (wasTooShort) return exitCodes.noVerdict;
  const isOpen = findings.some(({ verdict }) => verdict === 'undecided');
  return requireVerdict && isOpen ? exitCodes.noVerdict : exitCodes.fine;
}
