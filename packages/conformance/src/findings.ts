import type { CaseResult } from './run-case.ts';

/** The known faults of one version of a library that a strategy wraps. */
export interface Findings {
  /** The name and version of the library that has these faults. */
  readonly version: string;
  readonly known: readonly Finding[];
}

/** One clause that the library breaks. */
export interface Finding {
  readonly clause: string;
  /** What happens instead, in one sentence; for an intermittent one, also what that depends on. */
  readonly note: string;
  /** Whether the clause holds at times, by chance: the case may then pass or fail. */
  readonly isIntermittent?: boolean;
}

/** Returns findings that share a note: the library breaks these clauses each time. */
export function broken(note: string, ...clauses: readonly string[]): readonly Finding[] {
  return clauses.map((clause) => ({ clause, note }));
}

/** Returns findings that share a note: whether the library breaks these clauses depends on chance. */
export function brokenAtTimes(note: string, ...clauses: readonly string[]): readonly Finding[] {
  return clauses.map((clause) => ({ clause, note, isIntermittent: true }));
}

/** Returns the finding of the case that ends workers at random moments and in random ways: what shows it is chance. */
export function brokenByRandomFaults(fault: string): readonly Finding[] {
  const note = `${fault}; whether it shows depends on which of the random faults fit into the time`;
  return brokenAtTimes(note, 'faults/random');
}

/**
 * Returns why a case's result contradicts the findings; `undefined` if it agrees. Each fault must be listed, and each
 * listed fault must show, unless it is intermittent: if a library has improved, the list must not hide it.
 */
export function contradiction(
  clause: string,
  result: CaseResult,
  { version, known }: Findings,
): string | undefined {
  const finding = known.find((candidate) => candidate.clause === clause);
  if (finding?.isIntermittent) return undefined;
  if (finding && result.status === 'passed') {
    return `\`${clause}\` is listed as a fault of ${version} ("${finding.note}") but passes: remove it from the list.`;
  }
  if (!finding && result.status !== 'passed') {
    return `\`${clause}\` is broken by ${version} but not listed: add it to the known findings. It ${result.status}.`;
  }
  return undefined;
}

/** Returns the note of an intermittent finding of `clause`: the result of its case proves nothing. */
export function intermittence(clause: string, { known }: Findings): string | undefined {
  return known.find((finding) => finding.clause === clause && finding.isIntermittent)?.note;
}

/** Returns the listed clauses that are not among `clauses`: misspelt, or not applicable to this strategy. */
export function unknownFindings({ known }: Findings, clauses: readonly string[]): readonly string[] {
  return known.map(({ clause }) => clause).filter((clause) => !clauses.includes(clause));
}
