import type { CaseResult } from './run-case.ts';

/** What is known to go wrong with one version of a library that a strategy wraps. */
export interface Findings {
  /** The library's name and version, which the findings hold for. */
  readonly version: string;
  readonly known: readonly Finding[];
}

/** One clause that the library breaks. */
export interface Finding {
  readonly clause: string;
  /** What happens instead, in one sentence; of one that is intermittent also on what that depends. */
  readonly note: string;
  /** Whether the clause also holds at times, by chance: then it may be broken and may hold. */
  readonly isIntermittent?: boolean;
}

/**
 * Why a case's result contradicts the findings; `undefined` when it agrees. A fault must be listed, and what is listed
 * must be a fault, unless it is intermittent: a library that got better deserves to have that said.
 */
export function contradiction(
  clause: string,
  result: CaseResult,
  { version, known }: Findings,
): string | undefined {
  const finding = known.find((candidate) => candidate.clause === clause);
  if (finding?.isIntermittent) return undefined;
  if (finding && result.status === 'passed') {
    return `\`${clause}\` is listed as a fault of ${version} ("${finding.note}") and passes: remove it from the list.`;
  }
  if (!finding && result.status !== 'passed') {
    return `\`${clause}\` is broken by ${version} and not listed: add it to the known findings. It ${result.status}.`;
  }
  return undefined;
}

/** The note of the finding by which a case may break its clause or hold it: nothing is proven by how it ended. */
export function intermittence(clause: string, { known }: Findings): string | undefined {
  return known.find((finding) => finding.clause === clause && finding.isIntermittent)?.note;
}

/** The listed clauses that are none of `clauses`: misspelt, or not applicable to this strategy. */
export function unknownFindings({ known }: Findings, clauses: readonly string[]): readonly string[] {
  return known.map(({ clause }) => clause).filter((clause) => !clauses.includes(clause));
}
